import { parsePort } from '../../arguments/values.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  port: {
    kind: 'value',
    placeholder: 'placeholder.port',
    brief: 'option.port',
    parse: parsePort,
    default: 7355,
  },
} as const satisfies Options;

export type ServeOptions = typeof OPTIONS;

export const serve = defineCommand({
  name: 'serve',
  group: 'run',
  arguments: null,
  options: OPTIONS,
  examples: {
    default: 'calepin serve',
    other: 'calepin serve --data /srv/calepin --port 8080',
  },
  load: async () => (await import('./run.ts')).runServe,
});

import { defineCommand } from '../definition.ts';
import { SERVE_OPTIONS } from './options.ts';

export const serve = defineCommand({
  name: 'serve',
  group: 'run',
  arguments: null,
  options: SERVE_OPTIONS,
  examples: {
    default: 'calepin serve',
    other: 'calepin serve --data /srv/calepin --port 8080',
  },
  load: async () => (await import('./run.ts')).runServe,
});

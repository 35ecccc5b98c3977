import { parseCount } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  site: ASKING.site,
  limit: {
    kind: 'value',
    placeholder: 'placeholder.count',
    brief: 'option.limit',
    parse: parseCount(500),
    default: 20,
  },
} as const satisfies Options;

export type ImportsOptions = typeof OPTIONS;

export const imports = defineCommand({
  name: 'imports',
  group: 'read',
  arguments: null,
  options: OPTIONS,
  examples: { list: 'calepin imports' },
  load: async () => (await import('./run.ts')).runImports,
});

import { defineCommand } from '../definition.ts';
import { IMPORTS_OPTIONS } from './options.ts';

export const imports = defineCommand({
  name: 'imports',
  group: 'read',
  arguments: null,
  options: IMPORTS_OPTIONS,
  examples: { list: 'calepin imports' },
  load: async () => (await import('./run.ts')).runImports,
});

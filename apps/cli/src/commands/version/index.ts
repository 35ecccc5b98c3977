import { defineCommand } from '../definition.ts';

export const version = defineCommand({
  name: 'version',
  group: 'about',
  arguments: null,
  options: {},
  examples: { version: 'calepin version' },
  load: async () => (await import('./run.ts')).runVersion,
});

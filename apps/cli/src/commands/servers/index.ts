import { ASKING } from '../asking-options.ts';
import { defineCommand } from '../definition.ts';

export const servers = defineCommand({
  name: 'servers',
  group: 'ask',
  arguments: null,
  options: ASKING,
  examples: { list: 'calepin servers' },
  load: async () => (await import('./run.ts')).runServers,
});

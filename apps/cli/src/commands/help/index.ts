import { defineCommand } from '../definition.ts';

export const help = defineCommand({
  name: 'help',
  group: 'about',
  arguments: {
    placeholder: 'placeholder.command',
    brief: 'argument.command',
    least: 0,
    most: 1,
    proposed: 'command',
  },
  options: {},
  examples: { help: 'calepin help inspect' },
  load: async () => (await import('./run.ts')).runHelp,
});

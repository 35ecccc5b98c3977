import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = { yes: { kind: 'flag', brief: 'option.yes', alias: 'y' } } as const satisfies Options;

export type UndoOptions = typeof OPTIONS;

export const undo = defineCommand({
  name: 'undo',
  group: 'read',
  arguments: { placeholder: 'placeholder.import', brief: 'argument.import', least: 1, most: 1 },
  options: OPTIONS,
  examples: { undo: 'calepin undo 3f9c21ab' },
  load: async () => (await import('./run.ts')).runUndo,
});

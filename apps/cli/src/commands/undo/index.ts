import { defineCommand } from '../definition.ts';
import { UNDO_OPTIONS } from './options.ts';

export const undo = defineCommand({
  name: 'undo',
  group: 'read',
  arguments: { placeholder: 'placeholder.import', brief: 'argument.import', least: 1, most: 1 },
  options: UNDO_OPTIONS,
  examples: { undo: 'calepin undo 3f9c21ab' },
  load: async () => (await import('./run.ts')).runUndo,
});

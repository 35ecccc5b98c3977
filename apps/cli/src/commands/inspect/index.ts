import { defineCommand } from '../definition.ts';
import { INSPECT_OPTIONS } from './options.ts';

export const inspect = defineCommand({
  name: 'inspect',
  group: 'read',
  arguments: {
    placeholder: 'placeholder.file',
    brief: 'argument.files',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    proposed: 'file',
  },
  options: INSPECT_OPTIONS,
  examples: {
    file: 'calepin inspect CAL_Inventory_20260114_0730.csv',
    folder: 'calepin inspect exports/ archive.zip',
    pipe: 'calepin inspect - --format json < packs.csv',
    zone: 'calepin inspect packs.csv --time-zone Europe/Paris',
  },
  load: async () => (await import('./run.ts')).runInspect,
});

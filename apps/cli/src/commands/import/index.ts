import { defineCommand } from '../definition.ts';
import { IMPORT_OPTIONS } from './options.ts';

export const importCommand = defineCommand({
  name: 'import',
  group: 'read',
  arguments: {
    placeholder: 'placeholder.file',
    brief: 'argument.files',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    proposed: 'file',
  },
  options: IMPORT_OPTIONS,
  examples: {
    file: 'calepin import CAL_Inventory_20260114_0730.csv',
    site: 'calepin import exports/ --site "Mairie de Valbrume" --yes',
    old: 'calepin import packs.csv --observed-at 2025-12-31',
  },
  load: async () => (await import('./run.ts')).runImport,
});

import { defineCommand } from '../definition.ts';
import { EXPORT_OPTIONS } from './options.ts';

export const exportCommand = defineCommand({
  name: 'export',
  group: 'give',
  arguments: {
    placeholder: 'placeholder.what',
    brief: 'argument.what',
    least: 1,
    most: 1,
    choices: ['inventory'],
  },
  options: EXPORT_OPTIONS,
  examples: {
    full: 'calepin export inventory --full -o inventory.csv',
    excel: 'calepin export inventory --excel-fr -o inventaire.csv',
  },
  load: async () => (await import('./run.ts')).runExport,
});

import { ASKING } from '../asking-options.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  ...ASKING,
  full: { kind: 'flag', brief: 'option.full' },
  excelFr: { kind: 'flag', brief: 'option.excel-fr' },
  output: {
    kind: 'value',
    placeholder: 'placeholder.file',
    brief: 'option.output',
    alias: 'o',
    parse: (input: string) => input,
    proposed: 'file',
  },
} as const satisfies Options;

export type ExportOptions = typeof OPTIONS;

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
  options: OPTIONS,
  examples: {
    full: 'calepin export inventory --full -o inventory.csv',
    excel: 'calepin export inventory --excel-fr -o inventaire.csv',
  },
  load: async () => (await import('./run.ts')).runExport,
});

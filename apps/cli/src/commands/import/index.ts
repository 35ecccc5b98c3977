import { INVENTORY_FORMATS, parseInstant, parseName } from '../../arguments/values.ts';
import { defineCommand, type Options } from '../definition.ts';

const OPTIONS = {
  site: { kind: 'value', placeholder: 'placeholder.site', brief: 'option.import-site', parse: parseName },
  host: { kind: 'value', placeholder: 'placeholder.host', brief: 'option.host', parse: parseName },
  observedAt: {
    kind: 'value',
    placeholder: 'placeholder.instant',
    brief: 'option.observed-at',
    parse: parseInstant,
  },
  as: { kind: 'choice', placeholder: 'placeholder.format', brief: 'option.as', choices: INVENTORY_FORMATS },
  yes: { kind: 'flag', brief: 'option.yes', alias: 'y' },
} as const satisfies Options;

export type ImportOptions = typeof OPTIONS;

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
  options: OPTIONS,
  examples: {
    file: 'calepin import CAL_Inventory_20260114_0730.csv',
    site: 'calepin import exports/ --site "Mairie de Valbrume" --yes',
    old: 'calepin import packs.csv --observed-at 2025-12-31',
  },
  load: async () => (await import('./run.ts')).runImport,
});

import { INVENTORY_FORMATS, parseInstant, parseName } from '../../arguments/values.ts';
import type { Options } from '../definition.ts';

export const IMPORT_OPTIONS = {
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

export type ImportOptions = typeof IMPORT_OPTIONS;

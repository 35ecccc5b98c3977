import { parseAsOf, parseName, parsePath } from '../arguments/values.ts';
import type { Options } from './definition.ts';

/** Options of the commands that ask the register. */
export const ASKING = {
  site: { kind: 'value', placeholder: 'placeholder.site', brief: 'option.site', parse: parseName },
  asOf: { kind: 'value', placeholder: 'placeholder.instant', brief: 'option.as-of', parse: parseAsOf },
} as const satisfies Options;

/** Where a command writes its file, in place of the standard output. */
export const OUTPUT = {
  kind: 'value',
  placeholder: 'placeholder.file',
  brief: 'option.output',
  alias: 'o',
  parse: parsePath,
  proposed: 'file',
} as const satisfies Options[string];

import { parseName } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const PACKS_OPTIONS = {
  ...ASKING,
  server: { kind: 'value', placeholder: 'placeholder.host', brief: 'option.server', parse: parseName },
} as const satisfies Options;

export type PacksOptions = typeof PACKS_OPTIONS;

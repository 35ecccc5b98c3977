import { parseCount } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const IMPORTS_OPTIONS = {
  site: ASKING.site,
  limit: {
    kind: 'value',
    placeholder: 'placeholder.count',
    brief: 'option.limit',
    parse: parseCount(500),
    default: 20,
  },
} as const satisfies Options;

export type ImportsOptions = typeof IMPORTS_OPTIONS;

import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const POSITION_OPTIONS = {
  ...ASKING,
  bar: { kind: 'flag', brief: 'option.bar', negated: true },
} as const satisfies Options;

export type PositionOptions = typeof POSITION_OPTIONS;

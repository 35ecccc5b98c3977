import { INVENTORY_FORMATS, parseTimeZone } from '../../arguments/values.ts';
import type { Options } from '../definition.ts';

export const INSPECT_OPTIONS = {
  as: {
    kind: 'choice',
    placeholder: 'placeholder.format',
    brief: 'option.as',
    choices: INVENTORY_FORMATS,
  },
  timeZone: {
    kind: 'value',
    placeholder: 'placeholder.zone',
    brief: 'option.time-zone',
    parse: parseTimeZone,
    proposed: 'time-zone',
  },
} as const satisfies Options;

export type InspectOptions = typeof INSPECT_OPTIONS;

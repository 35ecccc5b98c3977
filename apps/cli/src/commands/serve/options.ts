import { parsePort } from '../../arguments/values.ts';
import type { Options } from '../definition.ts';

export const SERVE_OPTIONS = {
  port: {
    kind: 'value',
    placeholder: 'placeholder.port',
    brief: 'option.port',
    parse: parsePort,
    default: 7355,
  },
} as const satisfies Options;

export type ServeOptions = typeof SERVE_OPTIONS;

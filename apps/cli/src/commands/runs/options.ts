import { parseCount, parseName } from '../../arguments/values.ts';
import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const RUNS_OPTIONS = {
  site: ASKING.site,
  target: { kind: 'value', placeholder: 'placeholder.target', brief: 'option.target', parse: parseName },
  state: {
    kind: 'choice',
    choices: ['running', 'done', 'partial', 'failed', 'interrupted'],
    brief: 'option.run-state',
  },
  limit: {
    kind: 'value',
    placeholder: 'placeholder.count',
    brief: 'option.run-limit',
    parse: parseCount(500),
    default: 20,
  },
} as const satisfies Options;

export type RunsOptions = typeof RUNS_OPTIONS;

import { ASKING } from '../asking-options.ts';
import type { Options } from '../definition.ts';

export const FINDINGS_OPTIONS = {
  site: ASKING.site,
  state: {
    kind: 'choice',
    brief: 'option.state',
    choices: ['open', 'closed', 'all'],
    default: 'open',
  },
} as const satisfies Options;

export type FindingsOptions = typeof FINDINGS_OPTIONS;

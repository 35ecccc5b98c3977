import { parseCount } from '../../arguments/values.ts';
import { ASKING, OUTPUT } from '../asking-options.ts';
import type { Options } from '../definition.ts';
import { parseReceipt } from './receipt.ts';

const MOST = 500;

export const AUDIT_OPTIONS = {
  site: ASKING.site,
  limit: {
    kind: 'value',
    placeholder: 'placeholder.count',
    brief: 'option.audit-limit',
    parse: parseCount(MOST),
    default: 20,
  },
  receipt: {
    kind: 'value',
    placeholder: 'placeholder.receipt',
    brief: 'option.receipt',
    parse: parseReceipt,
  },
  output: OUTPUT,
} as const satisfies Options;

export type AuditOptions = typeof AUDIT_OPTIONS;

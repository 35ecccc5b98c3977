import type { z } from '@hono/zod-openapi';
import type { MessageValues } from '../language/index.ts';
import type { FieldFault } from './problem.ts';

type Issue = z.core.$ZodIssue;

const FAULTS_SHOWN = 20;

function boundary(limit: number | bigint, origin: string): MessageValues[string] {
  return origin === 'date' ? new Date(Number(limit)).toISOString() : String(limit);
}

function faultsOfIssue(issue: Issue, place: string): FieldFault[] {
  const field = [place, ...issue.path.map(String)].join('.');
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined && !/received (?!undefined)/.test(issue.message)) {
        return [{ field, code: 'missing', values: {} }];
      }
      return [{ field, code: 'wrong-type', values: { expected: issue.expected } }];
    case 'too_small':
      return [{ field, code: 'too-small', values: { minimum: boundary(issue.minimum, issue.origin) } }];
    case 'too_big':
      return [{ field, code: 'too-big', values: { maximum: boundary(issue.maximum, issue.origin) } }];
    case 'invalid_value':
      return [{ field, code: 'not-allowed', values: { expected: issue.values.map(String).join(', ') } }];
    case 'invalid_format':
      return [{ field, code: 'wrong-format', values: { expected: issue.format } }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: `${field}.${key}`, code: 'unknown-field', values: {} }));
    default:
      return [{ field, code: 'wrong-format', values: { expected: issue.code } }];
  }
}

/** The faults of a request that did not fit its schema. `place` is the part of the request: `query`, `body`, `path`. */
export function faultsOf(issues: readonly Issue[], place: string): FieldFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, place)).slice(0, FAULTS_SHOWN);
}

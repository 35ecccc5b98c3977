import type { MessageValues } from '../language/index.ts';

/** Every way in which a request can fail, with its HTTP status. Texts: `problem.<code>.title|detail|remedy`. */
export const PROBLEM_STATUS = {
  'invalid-request': 400,
  'malformed-json': 400,
  'invalid-cursor': 400,
  unauthorized: 401,
  'sign-in-needed': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'wrong-password': 403,
  'foreign-host': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'unknown-resource': 404,
  'method-not-allowed': 405,
  'inspection-not-ready': 409,
  'import-not-undoable': 409,
  'target-exists': 409,
  'account-exists': 409,
  'last-owner': 409,
  'owned-already': 409,
  'link-invalid': 410,
  'credential-in-use': 409,
  'length-required': 411,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'unsupported-encoding': 415,
  'nothing-to-import': 422,
  'weak-password': 422,
  'documents-refused': 422,
  'damaged-body': 422,
  'too-many-requests': 429,
  'too-many-uploads': 429,
  'too-many-streams': 429,
  'too-many-tests': 429,
  'too-many-attempts': 429,
  internal: 500,
  'credential-unreadable': 500,
  busy: 503,
  stopping: 503,
  'deadline-exceeded': 503,
  'disk-full': 507,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What is wrong with one field of a request; the sentence is made when the answer is. */
export interface FieldFault {
  /** Path of the field: `query.limit`, `thresholds.0.level.value`. */
  readonly field: string;
  readonly code:
    | 'missing'
    | 'wrong-type'
    | 'too-small'
    | 'too-big'
    | 'not-allowed'
    | 'wrong-format'
    | 'unknown-field'
    | 'not-known'
    | 'not-possible'
    | 'needed';
  readonly values: MessageValues;
}

export interface ProblemOptions {
  readonly values?: MessageValues;
  readonly headers?: Readonly<Record<string, string>>;
  readonly faults?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** A request that ends in a problem document (RFC 9457). Thrown anywhere below a route, answered in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: (typeof PROBLEM_STATUS)[ProblemCode];
  readonly values: MessageValues;
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEM_STATUS[code];
    this.values = options.values ?? {};
    this.headers = options.headers ?? {};
    this.faults = options.faults ?? [];
  }
}

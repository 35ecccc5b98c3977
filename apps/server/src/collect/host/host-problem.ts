import type { CollectProblem, CollectProblemCode, CollectStep } from '@calepin/core';
import { WsmanError } from '@calepin/wsman';
import { HostFailure } from './host-failure.ts';

/** The client's codes that a collection has no word of its own for. */
const OTHER_WORDS: Readonly<Partial<Record<WsmanError['code'], CollectProblemCode>>> = {
  'query-refused': 'server-fault',
  'enumeration-lost': 'server-timeout',
  'invalid-argument': 'internal',
  closed: 'stopped',
};
const LONGEST_TEXT = 500;

/** Which host, for the sentence; never a secret. */
export interface ProblemPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
}

/** What an error of the client, or of ours, is to whoever reads the run. */
export function problemOf(
  error: unknown,
  place: ProblemPlace,
  about: CollectProblem['facts'] = {},
): CollectProblem {
  if (error instanceof HostFailure) {
    return { ...error.problem, facts: { ...place, ...about, ...error.problem.facts } };
  }
  if (!(error instanceof WsmanError)) {
    return { code: 'internal', serverCode: null, serverText: null, facts: { ...place, ...about } };
  }
  const { code, serverCode, serverText, httpStatus, details } = error;
  return {
    code: OTHER_WORDS[code] ?? (code as CollectProblemCode),
    serverCode: serverCode ?? (httpStatus === null ? null : `HTTP ${httpStatus}`),
    serverText: serverText?.slice(0, LONGEST_TEXT) ?? null,
    // The target's own name, whatever was connected to.
    facts: { ...details, ...(httpStatus === null ? {} : { status: httpStatus }), ...about, ...place },
  };
}

const STEP_OF_CODE: Readonly<Partial<Record<CollectProblemCode, CollectStep>>> = {
  'access-denied': 'authorization',
};

/** The step of the connection at which an error stopped it; `null` for one that came later. */
export function connectionStep(error: unknown): CollectStep | null {
  if (!(error instanceof WsmanError)) return null;
  if (error.phase !== 'operation') return error.phase;
  return STEP_OF_CODE[OTHER_WORDS[error.code] ?? (error.code as CollectProblemCode)] ?? null;
}

const DENIALS: ReadonlySet<CollectProblemCode> = new Set(['access-denied', 'class-access-denied']);
const ABSENCES: ReadonlySet<CollectProblemCode> = new Set(['class-not-found', 'namespace-not-found']);
/** The host answered, and said no: others of its classes may answer. */
const ANSWERS: ReadonlySet<CollectProblemCode> = new Set([
  ...DENIALS,
  ...ABSENCES,
  'method-failed',
  'quota',
  'server-busy',
  'server-timeout',
  'envelope-too-small',
  'server-fault',
]);

export function isDenial({ code }: Pick<CollectProblem, 'code'>): boolean {
  return DENIALS.has(code);
}

/** The role that brings the class is not there. */
export function isAbsence({ code }: Pick<CollectProblem, 'code'>): boolean {
  return ABSENCES.has(code);
}

export function isAnswer({ code }: Pick<CollectProblem, 'code'>): boolean {
  return ANSWERS.has(code);
}

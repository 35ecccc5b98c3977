import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { CredentialUnreadable } from '../collect/credentials/credential-unreadable.ts';
import { NotStarted } from '../jobs/workshop.ts';
import { RegisterError, StorageError } from '../store/storage-error.ts';
import type { ApiEnvironment } from './environment.ts';
import { Problem, type ProblemCode } from './problem.ts';
import { respondWithProblem } from './problem-response.ts';

const REGISTER_PROBLEMS: Readonly<Partial<Record<string, ProblemCode>>> = {
  'unknown-site': 'unknown-resource',
  'unknown-import': 'unknown-resource',
  'unknown-target': 'unknown-resource',
  'unknown-credential': 'unknown-resource',
  'duplicate-target': 'target-exists',
  'unknown-account': 'unknown-resource',
  'duplicate-account': 'account-exists',
  'last-owner': 'last-owner',
  'import-not-running': 'import-not-undoable',
  'import-already-undone': 'import-not-undoable',
  'invalid-cursor': 'invalid-cursor',
};

/** The problem behind anything that was thrown. Unknown faults are `internal`: their text stays in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotStarted)
    return new Problem(error.code, { headers: { 'retry-after': '5' }, cause: error });
  if (error instanceof RegisterError)
    return new Problem(REGISTER_PROBLEMS[error.code] ?? 'internal', { cause: error });
  if (error instanceof StorageError) {
    if (error.code === 'disk-full') return new Problem('disk-full', { cause: error });
    if (error.code === 'locked')
      return new Problem('busy', { headers: { 'retry-after': '5' }, cause: error });
  }
  if (error instanceof CredentialUnreadable) return new Problem('credential-unreadable', { cause: error });
  // Hono throws this for a body that is not JSON; its other uses of 400 do not occur here.
  if (error instanceof HTTPException && error.status === 400)
    return new Problem('malformed-json', { cause: error });
  return new Problem('internal', { cause: error });
}

/** The one place where faults become answers. */
export function answerError(error: unknown, c: Context<ApiEnvironment>): Response {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    c.get('log').error(
      { requestId: c.get('requestId'), code: problem.code, err: problem.cause ?? problem },
      'request failed',
    );
  }
  return respondWithProblem(c, problem);
}

import type { Context } from 'hono';
import type { ApiEnvironment } from './environment.ts';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from './problem.ts';
import type { Problem as ProblemDocument } from './schemas/index.ts';

/** Answers with a problem document (RFC 9457) in the language of the request. */
export function respondWithProblem(c: Context<ApiEnvironment>, problem: Problem): Response {
  const say = c.get('say');
  const faults = problem.faults.map((fault) => ({
    field: fault.field,
    code: fault.code,
    message: say(`fault.${fault.code}`, { field: fault.field, ...fault.values }),
  }));
  const values = { ...problem.values, faults: faults.map((fault) => fault.message).join(' · ') };
  const body: ProblemDocument = {
    type: problemType(problem.code),
    title: say(`problem.${problem.code}.title`, values),
    status: PROBLEM_STATUS[problem.code],
    detail: say(`problem.${problem.code}.detail`, values),
    instance: c.req.path,
    code: problem.code,
    remedy: say(`problem.${problem.code}.remedy`, values),
    requestId: c.get('requestId'),
    ...(faults.length > 0 ? { errors: faults } : {}),
  };
  return c.body(JSON.stringify(body), problem.status, {
    ...problem.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
}

/** The address that explains a kind of problem: a relative reference, as RFC 9457 section 3.1.1 allows. */
export function problemType(code: ProblemCode): string {
  return `/api/v1/reference#problem-${code}`;
}

import { describe, expect, it } from 'vitest';
import { ApiProblem, addressOf, failureOf, ServerUnreachable } from './request.ts';

describe('addressOf', () => {
  it('leaves absent parameters out and escapes the others', () => {
    expect(addressOf('/position', { site: 'Île & Co', asOf: undefined, search: '' })).toBe(
      '/api/v1/position?site=%C3%8Ele+%26+Co',
    );
    expect(addressOf('/state')).toBe('/api/v1/state');
  });
});

describe('failureOf', () => {
  it('keeps the problem that the server tells', () => {
    const problem = {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      code: 'not-found',
      requestId: 'r1',
    };
    const failure = failureOf(404, problem);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure instanceof ApiProblem && failure.problem.requestId).toBe('r1');
  });

  it('takes a gateway error and a broken connection for a server that does not answer', () => {
    expect(failureOf(502, null)).toBeInstanceOf(ServerUnreachable);
    expect(failureOf(0, null)).toBeInstanceOf(ServerUnreachable);
  });

  it('names the status of an answer without a problem', () => {
    const failure = failureOf(418, '<html>');
    expect(failure instanceof ApiProblem && failure.problem.code).toBe('http-418');
  });
});

import { expect, test } from 'vitest';
import { Failure, ServerFailure } from '../failure.ts';
import { Api } from './api.ts';

function apiOf(answer: (request: Request) => Response | Promise<Response>, remote = true): Api {
  return new Api({
    fetch: async (request) => await answer(request),
    base: 'http://127.0.0.1:4000',
    language: 'fr',
    remote,
    close: async () => {},
  });
}

test('asks in the language of the reader, without what was not given', async () => {
  const asked: Request[] = [];
  const api = apiOf((request) => {
    asked.push(request);
    return Response.json({ rows: [] });
  });
  await api.get('/packs', { site: 'Mairie & Cie', asOf: undefined });
  expect(asked[0]?.url).toBe('http://127.0.0.1:4000/api/v1/packs?site=Mairie+%26+Cie');
  expect(asked[0]?.headers.get('accept-language')).toBe('fr');
});

test('a problem document becomes a failure with its remedy; its reference only where the server is at fault', async () => {
  const problem = {
    type: 'x',
    title: 'T',
    status: 404,
    code: 'unknown-resource',
    detail: 'D',
    remedy: 'R',
    requestId: 'q1',
  };
  const answer = (status: number) => () =>
    Response.json(problem, {
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  await expect(apiOf(answer(404)).get('/x')).rejects.toMatchObject({
    code: 'unknown-resource',
    message: 'D',
    remedy: 'R',
    requestId: null,
    status: 404,
  });
  await expect(apiOf(answer(500)).get('/x')).rejects.toMatchObject({ requestId: 'q1' });
  await expect(apiOf(answer(500)).get('/x')).rejects.toBeInstanceOf(ServerFailure);
});

test.each([
  ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['an error page', () => new Response('no', { status: 502, headers: { 'content-type': 'text/html' } })],
  ['JSON that is no problem document', () => Response.json({ error: 'x' }, { status: 400 })],
])('%s is told as another program that answers', async (_what, answer) => {
  const failure = apiOf(answer).get('/x');
  await expect(failure).rejects.toBeInstanceOf(Failure);
  await expect(failure).rejects.toMatchObject({ code: 'server-strange', exitCode: 3 });
});

test('a server that went away is told with the reason; a fault of this process stays what it is', async () => {
  const gone = (): never => {
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    });
  };
  await expect(apiOf(gone).get('/x')).rejects.toMatchObject({
    code: 'server-silent',
    values: { reason: 'ECONNREFUSED' },
  });
  await expect(apiOf(gone, false).get('/x')).rejects.toBeInstanceOf(TypeError);
});

test('closes once', async () => {
  let closed = 0;
  const api = new Api({
    fetch: async () => Response.json({}),
    base: 'http://127.0.0.1',
    language: 'en',
    remote: false,
    close: async () => {
      closed += 1;
    },
  });
  await api.close();
  await api[Symbol.asyncDispose]();
  expect(closed).toBe(1);
});

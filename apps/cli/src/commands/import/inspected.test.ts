import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspection } from '@calepin/server/schemas';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/calepin.ts';
import { contextHere } from '../../../test/run-here.ts';
import { Api } from '../../api/api.ts';
import { Progress } from '../../terminal/progress.ts';
import { inspected, type Received } from './inspected.ts';

/** A server that reads at the second look, and recognises what is not named `*.txt`. */
function fakeServer() {
  const held = new Map<string, string>();
  const answer = (id: string, state: 'reading' | 'ready'): Response => {
    const name = held.get(id) ?? '';
    const known = !name.endsWith('.txt');
    const refused = [{ name, code: 'not-an-inventory', message: 'no', remedy: 'do', tried: [] }];
    // Only what the command looks at.
    const inspection: Partial<Inspection> = {
      id,
      state,
      name,
      site: 'Principal',
      progress: { bytes: 0, totalBytes: 0, rows: 0 },
      documents: state === 'ready' && known ? ([{ name }] as Inspection['documents']) : [],
      refused: state === 'ready' && !known ? refused : [],
      failure: null,
    };
    return Response.json(inspection);
  };
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST') {
      await request.arrayBuffer();
      const id = `i${held.size}`;
      held.set(id, searchParams.get('name') ?? '');
      return answer(id, 'reading');
    }
    const id = pathname.split('/').at(-1) ?? '';
    if (request.method !== 'DELETE') return answer(id, 'ready');
    held.delete(id);
    return new Response(null, { status: 204 });
  };
  const api = new Api({
    fetch,
    base: 'http://127.0.0.1',
    language: 'en',
    remote: false,
    close: async () => {},
  });
  return { api, held };
}

async function setUp(names: readonly string[]) {
  const folder = await temporaryFolder();
  for (const name of names) await writeFile(join(folder, name), 'x');
  const { api, held } = fakeServer();
  const { context, stderr } = contextHere();
  const stop = new AbortController();
  const received: Received = { refused: [] };
  const sending = {
    api,
    context,
    progress: new Progress(context),
    signal: stop.signal,
    site: undefined,
    as: undefined,
  };
  return { files: inspected([folder], sending, received), held, stop, received, stderr };
}

test('at most a hundred files in one import', async () => {
  const { files } = await setUp(Array.from({ length: 120 }, (_, index) => `${index}.csv`));
  const sizes: number[] = [];
  for await (const inspections of files) sizes.push(inspections.length);
  expect(sizes).toEqual([100, 20]);
});

test('what was not recognised is told and forgotten; the rest goes on', async () => {
  const { files, held, received, stderr } = await setUp(['a.csv', 'b.txt', 'c.csv']);
  const names: string[] = [];
  for await (const inspections of files) names.push(...inspections.map(({ name }) => name));
  expect(names).toEqual(['a.csv', 'c.csv']);
  expect(received.refused.map(({ name }) => name)).toEqual(['b.txt']);
  expect(stderr()).toContain('Not read  b.txt');
  expect([...held.values()]).toEqual(['a.csv', 'c.csv']);
});

test('Ctrl-C: the server forgets what it has received', async () => {
  const { files, held, stop } = await setUp(['a.csv', 'b.csv']);
  stop.abort();
  await expect(files.next()).rejects.toThrow();
  expect([...held.values()]).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyKeyPack, type ReadEvent } from '@calepin/core';
import { fileSources, readInventory } from '@calepin/readers';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', 'examples');
// Written by examples/generate.ts, and checked against it by schema.test.ts.
const manifest: readonly { site: string; files: readonly { file: string; daysAgo: number }[] }[] = JSON.parse(
  readFileSync(join(folder, 'manifest.json'), 'utf8'),
);
const files = manifest.flatMap(({ files }) => files.map(({ file }) => file));

async function read(file: string): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const source of fileSources(join(folder, file))) {
    for await (const event of readInventory(source)) events.push(event);
  }
  return events;
}

test.each(files)('%s is read whole', async (file) => {
  const events = await read(file);
  expect(events.filter((event) => event.kind === 'refused')).toEqual([]);
  const batches = events.flatMap((event) => (event.kind === 'batch' ? [event.batch] : []));
  expect(batches.flatMap((batch) => batch.rejected)).toEqual([]);
  const packs = batches.flatMap((batch) => batch.keyPacks).map(classifyKeyPack);
  expect(packs.length).toBeGreaterThan(1);
  expect(
    packs.flatMap((pack) => pack.warnings.filter((warning) => warning.code === 'sources-disagree')),
  ).toEqual([]);
  // Licensing rules: only Per User runs over, and nothing is available then.
  for (const pack of packs.filter((pack) => pack.issued !== null && pack.total !== null)) {
    const { issued, total, available, calType } = pack;
    if ((issued ?? 0) > (total ?? 0))
      expect({ calType, available }).toEqual({ calType: 'per-user', available: 0 });
    else expect(available).toBe((total ?? 0) - (issued ?? 0));
  }
});

test('between them they are of many formats and encodings', async () => {
  const headers = (await Promise.all(files.map(read)))
    .flat()
    .flatMap((event) => (event.kind === 'document' ? [event.header] : []));
  expect([...new Set(headers.map(({ format }) => format))].sort()).toEqual([
    'checkmk-section',
    'cim-json',
    'collector-json',
    'format-list',
    'keypack-csv',
  ]);
  expect(new Set(headers.map(({ encoding }) => encoding)).size).toBeGreaterThan(3);
});

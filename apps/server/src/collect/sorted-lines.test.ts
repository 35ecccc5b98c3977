import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedLines } from './sorted-lines.ts';

async function sorted(lines: readonly string[], most?: number): Promise<string[]> {
  await using all = new SortedLines(most);
  for (const line of lines) await all.add(line);
  expect(all.count).toBe(lines.length);
  const found: string[] = [];
  for await (const line of all.sorted()) found.push(line);
  return found;
}

const byCodeUnit = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

test('lines come in order, whatever is kept in memory', async () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replaceAll(/[\n\ud800-\udfff]/g, '·'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (lines, most) => {
        expect(await sorted(lines, most)).toEqual(lines.toSorted(byCodeUnit));
      },
    ),
    { numRuns: 60 },
  );
});

test('lines longer than what is read at once', async () => {
  const lines = ['c', 'a', 'b'].map((letter) => letter.repeat(200_000));
  expect(await sorted(lines, 1)).toEqual(lines.toSorted());
});

test('nothing is left behind', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith('calepin-'));
  await sorted(['b', 'a', 'c'], 1);
  const after = (await readdir(tmpdir())).filter((name) => name.startsWith('calepin-'));
  expect(after.length).toBeLessThanOrEqual(before.length);
});

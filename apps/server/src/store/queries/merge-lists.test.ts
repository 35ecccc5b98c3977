import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeLists, type NextRows } from './merge-lists.ts';

function reader(rows: readonly number[]): NextRows<number> {
  let at = 0;
  return async (count) => {
    const next = rows.slice(at, at + count);
    at += count;
    return next;
  };
}

test('merging sorted lists is sorting them together, however it is asked', async () => {
  const lists = fc.array(
    fc.array(fc.integer({ min: 0, max: 20 })).map((list) => list.toSorted((a, b) => a - b)),
  );
  await fc.assert(
    fc.asyncProperty(
      lists,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 7 }),
      async (all, portion, page) => {
        const merged = mergeLists(all.map(reader), (a, b) => a - b, portion);
        const found: number[] = [];
        for (let rows = await merged(page); rows.length > 0; rows = await merged(page)) found.push(...rows);
        expect(found).toEqual(all.flat().sort((a, b) => a - b));
      },
    ),
  );
});

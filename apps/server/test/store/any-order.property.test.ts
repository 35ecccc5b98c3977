import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importAll } from './documents.ts';
import { documents } from './drawn-documents.ts';
import { registerOf } from './everything.ts';

const RUNS = { numRuns: 12, endOnFailure: true };

test('any order of imports gives the same register', { timeout: 300_000 }, async () => {
  const orders = documents.chain((all) =>
    fc.tuple(
      fc.constant(all.toSorted((a, b) => a.at - b.at)),
      fc.shuffledSubarray(all, { minLength: all.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ([inOrder, shuffled]) => {
      const expected = await registerOf(async (register) => void (await importAll(register, inOrder)));
      const found = await registerOf(async (register) => {
        for (const document of shuffled) await importAll(register, [document]);
      });
      expect(found).toEqual(expected);
    }),
    RUNS,
  );
});

test('an import that was undone is as if it had never been', { timeout: 300_000 }, async () => {
  const cases = documents.chain((all) =>
    fc.tuple(fc.constant(all), fc.subarray(all, { minLength: 1, maxLength: all.length - 1 })),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([all, undone]) => {
      const expected = await registerOf(async (register) => {
        for (const document of all) if (!undone.includes(document)) await importAll(register, [document]);
      });
      const found = await registerOf(async (register) => {
        const imports = [];
        for (const document of all) {
          const { record } = await importAll(register, [document]);
          if (undone.includes(document)) imports.push(record.id);
        }
        for (const id of imports) await register.undoImport(id);
      });
      expect(found).toEqual(expected);
    }),
    RUNS,
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Register } from '../../src/store/index.ts';
import { type CollectedDocument, collect } from './collected.ts';
import { day } from './documents.ts';
import { documents } from './drawn-documents.ts';
import { registerOf } from './everything.ts';

interface Reading {
  readonly document: CollectedDocument;
  readonly day: number;
}

/** A few documents, read again and again: on each day one of them, or none. */
const readings = documents.chain((drawn) => {
  const collected = drawn.map(({ at: _, ...document }): CollectedDocument => document);
  return fc
    .array(fc.option(fc.constantFrom(...collected), { freq: 4 }), { minLength: 9, maxLength: 9 })
    .map((days) =>
      days.flatMap((document, index): Reading[] => (document === null ? [] : [{ document, day: index + 1 }])),
    )
    .filter((all) => all.length > 2);
});

/** What the register would be if every reading had been folded, in the order of time. */
const folded = (all: readonly Reading[]): Promise<unknown> =>
  registerOf(async (register) => {
    for (const reading of all.toSorted((a, b) => a.day - b.day)) await read(register, reading, false);
  });

const read = (register: Register, { document, day: on }: Reading, confirming = true) =>
  collect(register, document, day(on), { confirming });

const RUNS = { numRuns: 8, endOnFailure: true };

const shuffled = readings.chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

test('readings that confirm others, in any order, give the register that folding each in order gives', {
  timeout: 300_000,
}, async () => {
  let confirmed = 0;
  await fc.assert(
    fc.asyncProperty(shuffled, async (all) => {
      const found = await registerOf(async (register) => {
        for (const reading of all) confirmed += (await read(register, reading)).confirmed ? 1 : 0;
      });
      expect(found).toEqual(await folded(all));
    }),
    RUNS,
  );
  expect(confirmed).toBeGreaterThan(0);
});

test('an import that was undone takes the readings with it that confirmed it, and no other', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(shuffled, fc.nat(), async (all, chosen) => {
      const holders = new Map<Reading, string>();
      const found = await registerOf(async (register) => {
        for (const reading of all) holders.set(reading, (await read(register, reading)).importId);
        const imports = [...new Set(holders.values())];
        const undone = imports[chosen % imports.length] ?? '';
        await register.undoImport(undone);
        for (const [reading, id] of holders) if (id === undone) holders.delete(reading);
      });
      expect(found).toEqual(await folded([...holders.keys()]));
    }),
    RUNS,
  );
});

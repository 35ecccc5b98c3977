import type { ReadBatch } from '@calepin/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixture } from './fixture.ts';
import { type Reading, readAll, sourceOf } from './reading.ts';

const FIXTURES = [
  'format-list-ticket.txt',
  'directory.ldif',
  'format-table-console.txt',
  'cim-5.1.json.txt',
  'export.clixml',
  'convert-to.xml',
  'agent-output.txt',
  'per-user-report.csv',
  'collected.json.txt',
];

/** Every whole number that a text shows, however it is grouped. */
function numbersIn(text: string): Set<number> {
  const numbers = new Set<number>();
  for (const match of text.matchAll(/\d[\d.,'’ \u00a0\u2009\u202f]*(?:[eE][+-]?\d{1,3})?/g)) {
    const [run] = match;
    numbers.add(Number(run.replace(/[.,'’\s]/g, '')));
    numbers.add(Number(run));
    for (const part of run.split(/[^\d]+/)) numbers.add(Number(part));
    for (const group of run.matchAll(/\d{1,3}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*/g)) {
      numbers.add(Number(group[0].replace(/\D/g, '')));
    }
  }
  // Any piece of the text may be a number that something cut, never one that something made.
  for (const match of text.matchAll(/\d+/g)) numbers.add(Number(match[0]));
  return numbers;
}

function figuresOf(batch: ReadBatch): (number | null)[] {
  return [
    ...batch.keyPacks.flatMap((pack) => [
      pack.keyPackId,
      pack.totalLicenses,
      pack.issuedLicenses,
      pack.availableLicenses,
      pack.keyPackType,
      pack.productType,
      pack.productVersionId,
    ]),
    ...batch.issuedLicenses.flatMap(({ licenseId, keyPackId, licenseStatus }) => [
      licenseId,
      keyPackId,
      licenseStatus,
    ]),
    ...batch.sessionHosts.flatMap(({ licensingType, gracePeriodDays }) => [licensingType, gracePeriodDays]),
    ...batch.licenseServers.flatMap(({ activationStatus, serverRole }) => [activationStatus, serverRole]),
  ];
}

function check({ batch, end, refused }: Reading, text: string): void {
  expect((end === null) !== (refused === null)).toBe(true);
  const shown = numbersIn(text);
  for (const figure of figuresOf(batch)) {
    if (figure !== null && !shown.has(Math.abs(figure))) expect.fail(`${figure} is not in the text`);
  }
  const lines = text.split(/\r|\n/).length + 1;
  for (const { line, value } of batch.rejected) {
    if (line !== null) expect(line).toBeLessThanOrEqual(lines);
    if (value !== null) expect(value.length).toBeLessThanOrEqual(200);
  }
}

const EDITS = [
  '',
  '"',
  ',',
  ':',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '\n',
  '\r',
  '\0',
  '\\',
  ' ',
  '    ',
  '-',
  '…',
  '9',
  '組',
  '=',
  '|',
];

describe.each(FIXTURES)('%s', (name) => {
  const original = fixture(name);

  test('characters replaced, added and taken away, the end cut', async () => {
    const edit = fc.tuple(fc.nat(original.length), fc.nat(3), fc.constantFrom(...EDITS));
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 8 }),
        fc.nat(original.length),
        fc.integer({ min: 1, max: 300 }),
        async (edits, cut, piece) => {
          let text = original.slice(0, original.length - (cut % 3 === 0 ? cut : 0));
          for (const [at, gone, added] of edits) text = text.slice(0, at) + added + text.slice(at + gone);
          check(await readAll(sourceOf(text, 'x', piece)), text);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('lines left out, doubled and exchanged', async () => {
    const lines = original.split('\n');
    const order = fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: lines.length * 2 });
    await fc.assert(
      fc.asyncProperty(order, async (indexes) => {
        const text = indexes.map((index) => lines[index]).join('\n');
        check(await readAll(sourceOf(text)), text);
      }),
      { numRuns: 100 },
    );
  });

  test('bytes replaced', async () => {
    const bytes = Buffer.from(original);
    const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        const { end, refused } = await readAll(sourceOf(changed, 'x', 500));
        expect((end === null) !== (refused === null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('pieces of any size make no difference', async () => {
    const whole = await readAll(sourceOf(original));
    for (const piece of [1, 2, 13, 100])
      expect(await readAll(sourceOf(original, undefined, piece))).toEqual(whole);
  });
});

test('any text under any name is read or refused', async () => {
  const formats = fc.constantFrom(
    'format-list',
    'format-table',
    'cim-json',
    'cim-xml',
    'checkmk-section',
    'per-user-report',
    'collector-json' as const,
  );
  const word = fc.constantFrom(
    'KeyPackId',
    'TotalLicenses',
    ':',
    '=',
    '3',
    '<<<rds_licenses>>>',
    '{',
    '}',
    '"',
    '<Objs>',
    '<Obj>',
    '---- ----',
    'User',
    '\n',
    ' ',
    ',',
  );
  await fc.assert(
    fc.asyncProperty(formats, fc.array(word, { maxLength: 60 }), async (format, words) => {
      const { end, refused } = await readAll(sourceOf(words.join('')), { as: format });
      expect((end === null) !== (refused === null)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

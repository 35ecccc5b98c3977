import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf, readAll, sourceOf } from '../../test/reading.ts';

const TEXT =
  'Server;KeyPackId;TypeAndModel;TotalLicenses\r\nRDLIC01;3;CAL intégrée par périphérique ‘é’ €;270\r\n';

function utf16(text: string, bigEndian: boolean, bom: boolean): Buffer {
  const bytes = Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** The characters of the sample that Windows-1252 puts elsewhere than Latin-1. */
function windows1252(text: string): Buffer {
  const bytes = new Map([
    ['‘', 0x91],
    ['’', 0x92],
    ['€', 0x80],
  ]);
  return Buffer.from(Array.from(text, (char) => bytes.get(char) ?? char.charCodeAt(0)));
}

describe('each encoding, in pieces of each size', () => {
  test.each([
    ['utf-8', Buffer.from(TEXT), false],
    ['utf-8-bom', Buffer.from(`\ufeff${TEXT}`), false],
    ['utf-16le', utf16(TEXT, false, true), false],
    ['utf-16be', utf16(TEXT, true, true), false],
    ['utf-16le', utf16(TEXT, false, false), true],
    ['utf-16be', utf16(TEXT, true, false), true],
    ['windows-1252', windows1252(TEXT), true],
  ])('%s', async (encoding, bytes, guessed) => {
    for (const piece of [1, 3, 64, 100_000]) {
      const { header, batch } = await readAll(sourceOf(bytes, 'packs.csv', piece));
      expect(header?.encoding).toBe(encoding);
      expect(batch.keyPacks[0]?.typeAndModel).toBe('CAL intégrée par périphérique ‘é’ €');
      expect(codesOf(batch).includes('encoding-guessed')).toBe(guessed);
    }
  });

  test('the first accent may come after a hundred thousand plain rows', async () => {
    const header = 'Server;KeyPackId;TypeAndModel;TotalLicenses\n';
    const rows = Array.from({ length: 20_000 }, (_, index) => `A;${index};plain;1\n`).join('');
    const bytes = windows1252(`${header}${rows}A;99999;intégrée;1\n`);
    const { header: read, batch } = await readAll(sourceOf(bytes));
    expect(read?.encoding).toBe('windows-1252');
    expect(batch.keyPacks.at(-1)?.typeAndModel).toBe('intégrée');
  });

  test('lines that Windows PowerShell appended to a text of another encoding', async () => {
    const plain = 'Server;KeyPackId;TypeAndModel;TotalLicenses\r\nRDLIC01;3;intégrée;5\r\n';
    const appended = 'RDLIC02;4;intégrée;7\r\n';
    const bytes = Buffer.concat([windows1252(plain), utf16(appended, false, false)]);
    for (const piece of [1, 3, 100_000]) {
      const { header, batch } = await readAll(sourceOf(bytes, 'packs.csv', piece));
      expect(header?.encoding).toBe('windows-1252');
      expect(batch.keyPacks.map((pack) => [pack.host, pack.typeAndModel, pack.totalLicenses])).toEqual([
        ['RDLIC01', 'intégrée', 5],
        ['RDLIC02', 'intégrée', 7],
      ]);
      expect(codesOf(batch)).toContain('encoding-guessed');
    }
  });

  test('a few broken characters do not make UTF-8 another encoding', async () => {
    const bytes = Buffer.concat([Buffer.from(TEXT.repeat(20)), Buffer.from([0xff]), Buffer.from(TEXT)]);
    expect((await readAll(sourceOf(bytes))).header?.encoding).toBe('utf-8');
  });
});

describe('lost accents', () => {
  test.each([
    [
      'question marks',
      'Server;KeyPackId;TypeAndModel;TotalLicenses\nA;3;CAL int?gr?e par p?riph?rique;5\n',
      true,
    ],
    [
      'replacement characters',
      'Server;KeyPackId;TypeAndModel;TotalLicenses\nA;3;CAL int\ufffdgr\ufffde;5\n',
      true,
    ],
    ['a question', 'Server;KeyPackId;TypeAndModel;TotalLicenses\nA;3;CAL? Per User;5\n', false],
  ])('%s', async (_, text, expected) => {
    expect(codesOf((await readAll(sourceOf(text))).batch).includes('accents-lost')).toBe(expected);
  });
});

describe('what is no text is refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['white space', Buffer.from(' \r\n\t '), 'empty'],
    ['a byte-order mark alone', Buffer.from([0xff, 0xfe]), 'empty'],
    ['zeros', Buffer.alloc(100_000), 'binary'],
    ['a zero', Buffer.alloc(1), 'binary'],
    ['random bytes', randomBytes(100_000), 'binary'],
    [
      'a program',
      Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 0xb8, 0, 0, 0]),
      'binary',
    ],
  ])('%s', async (_, bytes, code) => {
    expect((await readAll(sourceOf(bytes))).refused?.code).toBe(code);
  });

  test.each([
    ['a long one', 2000, 300_000],
    ['a short one', 1, 4000],
  ])('an export whose end is zeros keeps its rows: %s', async (_, times, zeros) => {
    const bytes = Buffer.concat([Buffer.from(TEXT.repeat(times)), Buffer.alloc(zeros)]);
    const { batch, end } = await readAll(sourceOf(bytes));
    expect(batch.keyPacks.length).toBe(1);
    expect(end?.coverage[0]?.complete).toBe(false);
  });
});

test('any bytes are read or refused, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, piece) => {
        const { end, refused } = await readAll(sourceOf(bytes, 'x', piece));
        expect((end === null) !== (refused === null)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

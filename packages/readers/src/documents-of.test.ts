import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readAll, sourceOf } from '../test/reading.ts';
import { type TestEntry, zipOf } from '../test/zip.ts';
import type { ArchiveLimits } from './archive/limits.ts';
import { documentsOf } from './documents-of.ts';

const PACKS = 'Server,KeyPackId,TotalLicenses\nA,3,270\n';

/** Names of the documents of an archive, each with what reading it gave. */
async function outcomes(bytes: Uint8Array, name = 'export.zip', limits?: ArchiveLimits): Promise<string[]> {
  const lines: string[] = [];
  for await (const source of documentsOf(sourceOf(bytes, name), limits)) {
    const { batch, refused } = await readAll(source);
    lines.push(`${source.name}: ${refused?.code ?? `${batch.keyPacks.length} pack`}`);
  }
  return lines;
}

describe('zip', () => {
  test.each<[string, TestEntry[], string[]]>([
    [
      'packed and stored files',
      [
        { name: 'a.csv', content: PACKS },
        { name: 'b.csv', content: PACKS, stored: true },
      ],
      ['export.zip/a.csv: 1 pack', 'export.zip/b.csv: 1 pack'],
    ],
    [
      'folders and clutter are left out',
      [
        { name: 'x/', content: '' },
        { name: 'x/a.csv', content: PACKS },
        { name: '__MACOSX/x/._a.csv', content: 'x' },
        { name: 'Thumbs.db', content: 'x' },
      ],
      ['export.zip/x/a.csv: 1 pack'],
    ],
    [
      'paths are only shown',
      [
        { name: '../../etc/passwd', content: PACKS },
        { name: 'C:\\x\\b.csv', content: PACKS },
        { name: 'a\u202egnp.csv', content: PACKS },
      ],
      ['export.zip/etc/passwd: 1 pack', 'export.zip/x/b.csv: 1 pack', 'export.zip/a_gnp.csv: 1 pack'],
    ],
    [
      'an encrypted file beside a good one',
      [
        { name: 'a.csv', content: PACKS, flags: 1 },
        { name: 'b.csv', content: PACKS },
      ],
      ['export.zip/a.csv: archive-encrypted', 'export.zip/b.csv: 1 pack'],
    ],
    [
      'a wrong checksum',
      [
        { name: 'a.csv', content: PACKS, crc: 1 },
        { name: 'b.csv', content: PACKS },
      ],
      ['export.zip/a.csv: archive-damaged', 'export.zip/b.csv: 1 pack'],
    ],
    [
      'more bytes than announced',
      [{ name: 'a.csv', content: PACKS, size: 5 }],
      ['export.zip/a.csv: archive-damaged'],
    ],
    [
      'fewer bytes than announced',
      [{ name: 'a.csv', content: PACKS, size: 5000 }],
      ['export.zip/a.csv: archive-damaged'],
    ],
    [
      'garbage where packed bytes belong',
      [{ name: 'a.csv', content: PACKS, packed: Buffer.alloc(50, 0xff) }],
      ['export.zip/a.csv: archive-damaged'],
    ],
    [
      'a method of packing that is not known',
      [{ name: 'a.csv', content: PACKS, method: 9 }],
      ['export.zip/a.csv: unreadable'],
    ],
    [
      'an archive inside',
      [
        { name: 'b.zip', content: zipOf([{ name: 'a.csv', content: PACKS }]) },
        { name: 'c.gz', content: gzipSync(PACKS), stored: true },
      ],
      ['export.zip/b.zip: archive-nested', 'export.zip/c.gz: archive-nested'],
    ],
    [
      'a picture',
      [{ name: 'a.png', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }],
      ['export.zip/a.png: binary'],
    ],
    [
      'a workbook is no archive of inventories',
      [
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: 'xl/a.xml', content: '<x/>' },
      ],
      ['export.zip: not-an-inventory'],
    ],
    ['nothing inside', [], ['export.zip: empty']],
  ])('%s', async (_, entries, expected) => {
    expect(await outcomes(zipOf(entries))).toEqual(expected);
  });

  test('a directory in its 64-bit form', async () => {
    const entries = ['a.csv', 'b.csv'].map((name) => ({ name, content: PACKS }));
    expect(await outcomes(zipOf(entries, true))).toEqual([
      'export.zip/a.csv: 1 pack',
      'export.zip/b.csv: 1 pack',
    ]);
  });

  test('an archive of another program', async () => {
    expect(await outcomes(zipSync({ 'a.csv': Buffer.from(PACKS), 'd/b.csv': Buffer.from(PACKS) }))).toEqual([
      'export.zip/a.csv: 1 pack',
      'export.zip/d/b.csv: 1 pack',
    ]);
  });

  test('the date of an entry tells when it was observed', async () => {
    for await (const source of documentsOf(sourceOf(zipOf([{ name: 'a.csv', content: PACKS }])))) {
      expect((await readAll(source)).header).toMatchObject({
        observedAt: Date.UTC(2026, 0, 14, 7, 30),
        observedAtSource: 'file-date',
      });
    }
  });

  test('a cut or mutated archive is refused, whatever is left of it', async () => {
    const whole = zipOf([
      { name: 'a.csv', content: PACKS },
      { name: 'b.csv', content: PACKS },
    ]);
    expect(await outcomes(whole.subarray(0, whole.length - 30))).toEqual(['export.zip: archive-damaged']);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.nat(whole.length),
        async (at, byte, length) => {
          const broken = Buffer.from(whole.subarray(0, length));
          if (at < broken.length) broken[at] = byte;
          for (const line of await outcomes(broken)) expect(line).toMatch(/: (\d pack|[a-z-]+)$/);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('nothing is left in the temporary folder', async () => {
    const left = async (): Promise<number> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('calepin-')).length;
    const before = await left();
    await outcomes(zipOf([{ name: 'a.csv', content: PACKS }]));
    for await (const _ of documentsOf(sourceOf(zipOf([{ name: 'a.csv', content: PACKS }])))) break;
    expect(await left()).toBeLessThanOrEqual(before);
  });
});

describe('archives that unpack to too much', () => {
  const limits: ArchiveLimits = { entries: 3, bytes: 2_500_000, ratio: 50, freeBytes: 100_000 };
  const zeros = Buffer.alloc(1_000_000, 0x20);

  test.each<[string, Uint8Array, string[]]>([
    ['one file that swells', zipOf([{ name: 'a', content: zeros }]), ['export.zip: archive-too-large']],
    [
      'one file that swells beyond what it announces',
      zipOf([{ name: 'a', content: zeros, size: 90_000 }]),
      ['export.zip/a: archive-damaged'],
    ],
    [
      'many files',
      zipOf(Array.from({ length: 4 }, (_, index) => ({ name: `${index}`, content: 'x' }))),
      ['export.zip: archive-too-large'],
    ],
    [
      'many bytes in all',
      zipOf(['0', '1', '2'].map((name) => ({ name, content: zeros, stored: true }))),
      ['export.zip: archive-too-large'],
    ],
    ['gzip', gzipSync(zeros), ['export.zip: archive-too-large']],
    ['gzip in gzip', gzipSync(gzipSync(zeros)), ['export.zip: archive-nested']],
  ])('%s', async (_, bytes, expected) => {
    expect(await outcomes(bytes, 'export.zip', limits)).toEqual(expected);
  });

  test('a long file of one letter is given up early', async () => {
    const bomb = gzipSync(Buffer.alloc(1024 * 1024 * 200, 'x'));
    expect(await outcomes(bomb, 'bomb.gz')).toEqual(['bomb: archive-too-large']);
  });
});

describe('gzip', () => {
  test('is one document', async () => {
    expect(await outcomes(gzipSync(PACKS), 'packs.csv.gz')).toEqual(['packs.csv: 1 pack']);
  });

  test('cut short is damaged', async () => {
    expect(await outcomes(gzipSync(PACKS).subarray(0, 30), 'packs.csv.gz')).toEqual([
      'packs.csv: archive-damaged',
    ]);
  });
});

test('anything else is itself', async () => {
  expect(await outcomes(Buffer.from(PACKS), 'packs.csv')).toEqual(['packs.csv: 1 pack']);
});

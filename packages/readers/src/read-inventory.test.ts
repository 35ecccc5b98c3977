import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAll, sourceOf } from '../test/reading.ts';
import { readInventory } from './read-inventory.ts';
import type { InventorySource } from './reader.ts';

const PACKS = [
  '#TYPE System.Management.ManagementObject#root\\cimv2\\Win32_TSLicenseKeyPack',
  '"PSComputerName","KeyPackId","Description","KeyPackType","ProductType","ProductVersion","ProductVersionID","TotalLicenses","IssuedLicenses","AvailableLicenses","ExpirationDate","TypeAndModel"',
  '"RDLIC01","2","A02-5.00-EX","6","3","Windows 2000 Server","0","4294967295","0","4294967295","20351231230000.000000-000","CAL TS intégrée"',
  '"RDLIC01","3","C50-10.01-S","2","1","Windows Server 2019","6","2000","1","1999","20380101093636.000000-000","CAL, ""par utilisateur"""',
  '',
].join('\r\n');
const LICENSES = [
  'LicenseId;KeyPackId;sIssuedToUser;sIssuedToComputer;sHardwareId;IssueDate;ExpirationDate;LicenseStatus',
  '1;3;;POSTE-001;0x1;02/03/2026 08:11:00;25/05/2026 08:11:00;2',
  '2;3;LAB\\amelie;;0x2;20/03/2026 08:11:00;12/06/2026 08:11:00;1',
  '',
].join('\n');

test('events come in order and the hash is that of the original bytes', async () => {
  const kinds: string[] = [];
  for await (const event of readInventory(sourceOf(PACKS))) kinds.push(event.kind);
  expect(kinds).toEqual(['document', 'batch', 'end']);
  const { end } = await readAll(sourceOf('a,b', 'x'), { as: 'keypack-csv' });
  expect(end).toBeNull();
  const { createHash } = await import('node:crypto');
  expect((await readAll(sourceOf(PACKS, 'x', 7))).end).toMatchObject({
    sha256: createHash('sha256').update(PACKS).digest('hex'),
    bytes: Buffer.byteLength(PACKS),
  });
});

test('what breaks on the way is a refusal, the caller’s own abort is thrown', async () => {
  const breaking: InventorySource = {
    ...sourceOf(PACKS),
    async *open() {
      yield Buffer.from(PACKS.slice(0, 50));
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    },
  };
  expect((await readAll(breaking)).refused).toMatchObject({ code: 'unreadable', facts: { reason: 'EIO' } });
  const controller = new AbortController();
  controller.abort();
  await expect(readAll(sourceOf(PACKS), { signal: controller.signal })).rejects.toThrow();
});

describe('mutated documents are read or refused, and no figure is invented', () => {
  const fixtures = fc.constantFrom(PACKS, LICENSES);
  const mutation = fc.tuple(
    fixtures,
    fc.array(
      fc.tuple(
        fc.nat(900),
        fc.constantFrom('', '"', ',', ';', '\n', '\r', '\0', 'é', '9', '""', '\t', '=', ' '),
      ),
      { maxLength: 6 },
    ),
    fc.nat(1200),
  );

  test('characters replaced, the end cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutation,
        fc.integer({ min: 1, max: 200 }),
        async ([fixture, edits, length], piece) => {
          let text = fixture.slice(0, length);
          for (const [at, char] of edits) text = text.slice(0, at) + char + text.slice(at + 1);
          const { batch, end, refused } = await readAll(sourceOf(text, 'x', piece));
          expect((end === null) !== (refused === null)).toBe(true);
          for (const pack of batch.keyPacks) {
            expect(pack.keyPackId).toBeGreaterThanOrEqual(0);
            for (const figure of [pack.totalLicenses, pack.issuedLicenses, pack.availableLicenses]) {
              if (figure !== null) expect(text.replace(/[.,\s]/g, '')).toContain(String(figure));
            }
          }
          for (const { line } of batch.rejected)
            if (line !== null) expect(line).toBeLessThanOrEqual(text.split(/[\n\r]/).length);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('bytes replaced in every encoding', async () => {
    const encoded = fc.constantFrom(
      Buffer.from(PACKS),
      Buffer.from(PACKS, 'latin1'),
      Buffer.from(`\ufeff${PACKS}`, 'utf16le'),
      Buffer.from(LICENSES),
    );
    await fc.assert(
      fc.asyncProperty(
        encoded,
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 10 }),
        async (original, edits) => {
          const bytes = Buffer.from(original);
          for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
          const { end, refused } = await readAll(sourceOf(bytes, 'x', 100));
          expect((end === null) !== (refused === null)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

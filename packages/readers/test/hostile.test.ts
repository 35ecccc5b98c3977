import { expect, test } from 'vitest';
import { type InventorySource, readInventory } from '../src/index.ts';

const MEGABYTE = 1024 * 1024;

/** A source of any length that exists nowhere: a beginning, then one piece again and again. */
function endless(beginning: string, piece: Buffer, times: number): InventorySource {
  return {
    name: 'endless.csv',
    size: null,
    modifiedAt: null,
    async *open() {
      yield Buffer.from(beginning);
      for (let count = 0; count < times; count++) yield piece;
    },
  };
}

async function passThrough(
  source: InventorySource,
): Promise<{ rows: number; reasons: Set<string>; last: string; growth: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  let rows = 0;
  let last = '';
  const reasons = new Set<string>();
  for await (const event of readInventory(source)) {
    last = event.kind === 'refused' ? event.code : event.kind;
    if (event.kind !== 'batch') continue;
    rows += event.batch.keyPacks.length + event.batch.issuedLicenses.length;
    for (const { reason } of event.batch.rejected) reasons.add(reason);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return { rows, reasons, last, growth: (peak - before) / MEGABYTE };
}

const HEADER = 'LicenseId,KeyPackId,sIssuedToComputer,LicenseStatus\n';

test('half a gigabyte in one line', async () => {
  const seen = await passThrough(endless(`${HEADER}1,3,PC,2\n`, Buffer.alloc(4 * MEGABYTE, 'x'), 128));
  expect(seen).toMatchObject({ rows: 1, last: 'end' });
  expect([...seen.reasons]).toEqual(['row-too-long']);
  expect(seen.growth).toBeLessThan(150);
});

test('a quote that is never closed, in eight million lines', async () => {
  const seen = await passThrough(
    endless(`${HEADER}1,3,PC,2\n2,"`, Buffer.from('y,z,1,2\n'.repeat(MEGABYTE / 8)), 64),
  );
  expect(seen.last).toBe('end');
  expect(seen.growth).toBeLessThan(200);
});

test('three million rows', async () => {
  const seen = await passThrough(
    endless(
      HEADER,
      Buffer.from(Array.from({ length: 10_000 }, (_, index) => `${index},3,PC${index},2\n`).join('')),
      300,
    ),
  );
  expect(seen.last).toBe('end');
  expect(seen.growth).toBeLessThan(300);
});

test('zeros after a good beginning', async () => {
  const good = Array.from({ length: 20_000 }, (_, index) => `${index},3,PC,2\n`).join('');
  const seen = await passThrough(endless(HEADER + good, Buffer.alloc(MEGABYTE), 100));
  expect(seen).toMatchObject({ rows: 20_000, last: 'end' });
  expect([...seen.reasons]).toEqual(['row-too-long']);
});

test('ten thousand delimiters in a header', async () => {
  expect(
    (await passThrough(endless('KeyPackId,TotalLicenses'.padEnd(20_000, ','), Buffer.from('\n1,2\n'), 2)))
      .last,
  ).toBe('not-an-inventory');
});

test('more license servers than there can be', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `HOST${index},1,5\n`).join('');
  const seen = await passThrough(endless('Server,KeyPackId,TotalLicenses\n', Buffer.from(rows), 1));
  expect(seen.rows).toBe(10_000);
  expect([...seen.reasons]).toEqual(['out-of-range']);
});

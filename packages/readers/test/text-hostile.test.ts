import type { InventoryFormat } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import { type InventorySource, readInventory } from '../src/index.ts';

const MEGABYTE = 1024 * 1024;

/** A source of any length that exists nowhere: a beginning, one piece again and again, and an end. */
function endless(beginning: string, piece: string, times: number, ending = ''): InventorySource {
  const bytes = Buffer.from(piece);
  return {
    name: 'endless',
    size: null,
    modifiedAt: null,
    async *open() {
      yield Buffer.from(beginning);
      for (let count = 0; count < times; count++) yield bytes;
      yield Buffer.from(ending);
    },
  };
}

async function passThrough(
  source: InventorySource,
  as?: InventoryFormat,
): Promise<{ rows: number; reasons: Set<string>; last: string; growth: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  let rows = 0;
  let last = '';
  const reasons = new Set<string>();
  for await (const event of readInventory(source, as === undefined ? {} : { as })) {
    last = event.kind === 'refused' ? event.code : event.kind;
    if (event.kind === 'batch') {
      const { keyPacks, issuedLicenses, userCals } = event.batch;
      rows += keyPacks.length + issuedLicenses.length + userCals.length;
      for (const { reason } of event.batch.rejected) reasons.add(reason);
    }
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return { rows, reasons, last, growth: (peak - before) / MEGABYTE };
}

const LIST = 'KeyPackId : 3\nTotalLicenses : 50\n';
const TABLE = 'KeyPackId TotalLicenses\n--------- -------------\n        3            50\n';
const JSON_PACK = '{"KeyPackId":3,"TotalLicenses":50}';
const XML = '<Objs><Obj RefId="0"><MS><I32 N="KeyPackId">3</I32><I32 N="TotalLicenses">50</I32></MS></Obj>';
const AGENT = '<<<rds_licenses:sep(44)>>>\n3,C50-10.01-S,2,1,W,6,50,2,48,20380101000000.000000-000\n';
const COLLECTED = `{"calepin":{"schema":1},"collectedAt":"2026-03-14T06:00:00Z","keyPacks":[${JSON_PACK}`;

describe('two hundred megabytes in one line', () => {
  test.each<[string, string, string, string]>([
    ['a list', LIST, 'x', ''],
    ['a list of blanks', LIST, ' ', ''],
    ['a list of colons', LIST, ' :', ''],
    ['a table', TABLE, 'x', ''],
    ['dashes', TABLE, '-', ''],
    ['dashes and blanks', TABLE, '- ', ''],
    ['a JSON text', `[${JSON_PACK},"`, 'x', '"]'],
    ['backslashes in a JSON text', `[${JSON_PACK},"`, '\\', '"]'],
    ['a number in JSON', `[${JSON_PACK},`, '1', ']'],
    ['a text in a collector’s list', `${COLLECTED},{"x":"`, 'x', '"}]}'],
    ['an XML text', `${XML}<Obj><MS><S N="X">`, 'x', '</S></MS></Obj></Objs>'],
    ['an XML tag', `${XML}<Obj `, 'x', '></Obj></Objs>'],
    ['an XML comment', `${XML}<!-- `, 'x', '--></Objs>'],
    ['an agent’s section', AGENT, 'x,', ''],
    ['a report', 'User,CAL Type,Expires On\na,b,2026-01-01\n', 'x,', ''],
  ])('%s', async (_, beginning, piece, ending) => {
    const seen = await passThrough(endless(beginning, piece.repeat(MEGABYTE / piece.length), 200, ending));
    expect(seen).toMatchObject({ rows: 1, last: 'end' });
    expect(seen.growth).toBeLessThan(250);
  });
});

// A reader whose work grew with the square of its input would not end within the test's time.
describe('very many of everything, in bounded memory', () => {
  const many = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length));
  test.each<[string, string, string, string]>([
    ['instances in a list', LIST, `\n${LIST}`, ''],
    ['blanks before a word', LIST, `${' '.repeat(60_000)}a : \n`, ''],
    ['properties without an instance', LIST, '\nFoo : 1\nBar : 2\n', ''],
    ['names that come once', LIST, 'Company : x\n\nCity : y\n\n', ''],
    ['rows of a table', TABLE, '        3            50\n', ''],
    ['tables', TABLE, `\n${TABLE}`, ''],
    ['JSON objects', `[${JSON_PACK}`, `,${JSON_PACK}`, ']'],
    ['lines of JSON', JSON_PACK, `\n${JSON_PACK}`, ''],
    ['members of one JSON object', `{"a":${JSON_PACK}`, ',"b":1', '}'],
    ['a wrapper around JSON objects', `{"value":[${JSON_PACK}`, `,${JSON_PACK}`, '],"Count":1}'],
    ['instances in XML', XML, XML.replace('<Objs>', ''), '</Objs>'],
    ['properties of one instance in XML', XML, '<S N="a">b</S>', '</Objs>'],
    ['rows of a section', AGENT, '3,C50-10.01-S,2,1,W,6,50,2,48,20380101000000.000000-000\n', ''],
    ['sections', AGENT, '<<<rds_licenses:sep(44)>>>\n<<<<host>>>>\n', ''],
    ['users of a report', 'User,CAL Type,Expires On\n', 'a,RDS Per User CAL,2026-01-01\n', ''],
  ])('%s', async (_, beginning, piece, ending) => {
    const seen = await passThrough(endless(beginning, many(piece), 6, ending));
    expect(seen.last).toBe('end');
    expect(seen.growth).toBeLessThan(250);
  });
});

test.each<[string, string]>([
  ['JSON arrays', '['],
  ['JSON objects', '{"KeyPackId":'],
])('%s without end are refused', async (_, piece) => {
  expect((await passThrough(endless(`[${JSON_PACK},`, piece.repeat(1000), 3))).last).toBe('too-deep');
});

test.each<[string, string]>([
  ['a list', LIST],
  ['a table', TABLE],
  ['JSON', `[${JSON_PACK},`],
  ['XML', XML],
  ['a section', AGENT],
])('zeros after the beginning of %s', async (_, beginning) => {
  const padding = ' '.repeat(70_000);
  const seen = await passThrough(endless(`${beginning}${padding}\n`, '\0'.repeat(MEGABYTE), 20));
  expect(seen.last).toBe('end');
  expect(seen.growth).toBeLessThan(250);
});

test('issued licences by the hundred thousand, in one list and in one wrapper', async () => {
  const license = (id: number): string =>
    `,\n{"host":"RDLIC01","LicenseId":${id},"KeyPackId":3,"LicenseStatus":2,"sIssuedToComputer":"PC${id}","IssueDate":"2026-03-02T08:11:00Z"}`;
  const counts: Record<string, number> = {};
  for (const [name, beginning, ending] of [
    [
      'collector',
      `${COLLECTED}],"issuedLicenses":[{"host":"RDLIC01","LicenseId":0}`,
      '],"read":[],"unread":[]}',
    ],
    ['wrapper', '{"value":[{"LicenseId":0,"KeyPackId":3}', '],"Count":100000}'],
  ] as const) {
    const source: InventorySource = {
      name,
      size: null,
      modifiedAt: null,
      async *open() {
        yield Buffer.from(beginning);
        for (let start = 1; start < 100_000; start += 5000) {
          yield Buffer.from(Array.from({ length: 5000 }, (_, index) => license(start + index)).join(''));
        }
        yield Buffer.from(ending);
      },
    };
    const seen = await passThrough(source);
    expect(seen.last).toBe('end');
    expect(seen.growth).toBeLessThan(300);
    counts[name] = seen.rows;
  }
  expect(counts).toEqual({ collector: 100_002, wrapper: 100_001 });
});

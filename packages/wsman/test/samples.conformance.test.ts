import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { CimDateTime } from '../src/cim/datetime.ts';
import { isList } from '../src/cim/instance.ts';
import { readInstance } from '../src/cim/read-instance.ts';
import { type Answer, AnswerReader } from '../src/envelope/answer.ts';
import type { CimInstance } from '../src/index.ts';

const FOLDER = join(
  process.env['CALEPIN_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples'),
  'wsman',
);

interface Truth {
  readonly file: string;
  readonly action: 'EnumerateResponse' | 'PullResponse';
  readonly instances: number;
  readonly nilProperties: number;
  readonly datetimes: number;
  readonly repeatedProperties: number;
  readonly hasContext: boolean;
  readonly endOfSequence: boolean;
  readonly elementName: string;
}

interface Reading {
  readonly answer: Answer;
  readonly instances: readonly CimInstance[];
}

/** Reads an answer in pieces of so many bytes. */
function read(bytes: Uint8Array, piece = 997): Reading {
  const instances: CimInstance[] = [];
  const reader = new AnswerReader({
    contentType: 'application/soap+xml;charset=UTF-8',
    messageId: null,
    maxBytes: 32 * 1024 * 1024,
    onItem: (item) => instances.push(readInstance(item, 'asked', null)),
  });
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  return { answer: reader.end(), instances };
}

const truth: readonly Truth[] = JSON.parse(readFileSync(join(FOLDER, 'windows-2008/truth.json'), 'utf8'));

test('there are captures to read', () => {
  expect(truth.length).toBe(55);
});

test.each(truth)('$file: $instances instances', (expected) => {
  const bytes = readFileSync(join(FOLDER, 'windows-2008', expected.file));
  const { answer, instances } = read(bytes);
  const values = instances.flatMap((instance) => [...instance.properties.values()]);
  const all = values.flatMap((value) => (isList(value) ? value : [value]));
  expect({
    file: expected.file,
    action: answer.list,
    instances: instances.length,
    nilProperties: all.filter((value) => value === null).length,
    datetimes: all.filter((value) => value instanceof CimDateTime && value.epochMilliseconds !== null).length,
    repeatedProperties: values.filter(isList).length,
    hasContext: answer.context !== null,
    endOfSequence: answer.isEnd,
    elementName: expected.elementName,
  }).toEqual(expected);
  const names = expected.elementName === 'XmlFragment' ? ['asked'] : expected.elementName.split(',');
  expect(new Set(instances.map(({ className }) => className))).toEqual(new Set(names));
  // The same in one piece, and in UTF-16.
  expect(read(bytes, bytes.length).instances).toEqual(instances);
  expect(read(Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')).instances).toEqual(instances);
});

interface FaultTruth {
  readonly file: string;
  readonly codes: readonly number[];
  readonly subcode: string | null;
  readonly wmiCode: number | null;
}

const here = new Map(
  ['errors', 'responses'].flatMap((folder) =>
    readdirSync(join(FOLDER, folder)).map((name) => [name, join(FOLDER, folder, name)] as const),
  ),
);
const faults: readonly FaultTruth[] = readFileSync(join(FOLDER, 'truth-faults.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [file = '', codes = '', subcode = '', wmiCode = ''] = line.split('\t');
    return {
      file: basename(file),
      codes: codes === '' ? [] : codes.split(/[,; ]+/).map(Number),
      subcode: /^\S+/.exec(subcode)?.[0] ?? null,
      wmiCode: wmiCode === '' ? null : Number(wmiCode),
    };
  });

test.each(faults.filter(({ file }) => here.has(file)))('fault $file', ({ file, codes, subcode, wmiCode }) => {
  const { answer } = read(readFileSync(here.get(file) ?? '').subarray(leadingBlanks(file)));
  const told = [...codes, ...(wmiCode === null ? [] : [wmiCode])];
  expect(answer.fault?.subcodeText ?? null).toBe(subcode);
  const found = answer.fault?.codes ?? [];
  expect(found).toEqual(expect.arrayContaining(told));
  // The table leaves out a code that stands between single quotation marks.
  for (const code of found) expect(readFileSync(here.get(file) ?? '', 'utf8')).toContain(String(code));
});

test('most faults of the table are here', () => {
  expect(faults.filter(({ file }) => here.has(file)).length).toBeGreaterThanOrEqual(8);
});

/** One sample was cut out of a source file with the blanks before it. */
function leadingBlanks(file: string): number {
  const bytes = readFileSync(here.get(file) ?? '');
  return bytes.findIndex((byte) => byte > 0x20);
}

test.each([...here.keys()].filter((name) => name.endsWith('.xml')))('%s is read, fault or not', (name) => {
  const bytes = readFileSync(here.get(name) ?? '');
  const { answer } = read(bytes.subarray(leadingBlanks(name)));
  expect(answer.fault !== null).toBe(bytes.includes(':Fault>'));
});

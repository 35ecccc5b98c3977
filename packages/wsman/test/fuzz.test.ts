import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstance } from '../src/cim/read-instance.ts';
import { AnswerReader } from '../src/envelope/answer.ts';
import { codeOfFault } from '../src/envelope/fault.ts';
import { type CimInstance, WsmanError } from '../src/index.ts';
import { enumerated, envelope, fault, instance, pulled } from './envelopes.ts';

const request = { messageId: 'uuid:1' };
const endpoint =
  '<a:Address>x</a:Address><a:ReferenceParameters><w:ResourceURI>urn:x/Y</w:ResourceURI><w:SelectorSet>' +
  '<w:Selector Name="Id">1</w:Selector></w:SelectorSet></a:ReferenceParameters>';
const rich = instance('Test_X', {
  Text: 'a &lt;b&gt; &#233; <![CDATA[<c>]]>',
  Nothing: null,
  Moment: '<cim:Datetime>2026-01-14T07:30:00Z</cim:Datetime>',
  Length: '<cim:Interval>P1D</cim:Interval>',
  Of: endpoint,
  Inner: '<p:Pack xsi:type="p:Pack_Type"><p:Id>1</p:Id></p:Pack>',
});
const seeds: readonly Buffer[] = [
  enumerated(request, 'c', rich + rich),
  pulled(request, null, rich),
  envelope(request, rich),
  fault(request, 'w:AccessDenied', 5, 'HRESULT 0x80041003').body,
  `<?xml version="1.0" encoding="UTF-8"?><!-- c -->${enumerated(request, null, rich)}`,
].flatMap((text) => [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]);

/** Reads an answer to its end, or to its error: whatever comes, the error is one of ours. */
function read(bytes: Uint8Array, pieces: readonly number[]): string {
  const items: CimInstance[] = [];
  try {
    const reader = new AnswerReader({
      contentType: null,
      messageId: 'uuid:1',
      maxBytes: 1_000_000,
      onItem: (item) => items.push(readInstance(item, 'X', null)),
    });
    let at = 0;
    for (let turn = 0; at < bytes.length; turn++) {
      const size = pieces[turn % pieces.length] ?? bytes.length;
      reader.write(bytes.subarray(at, at + size));
      at += size;
    }
    const answer = reader.end();
    if (answer.element !== null) items.push(readInstance(answer.element, 'X', null));
    if (answer.fault !== null) return codeOfFault(answer.fault);
    return JSON.stringify(items, (_, value) => (value instanceof Map ? [...value] : value));
  } catch (error) {
    if (!(error instanceof WsmanError)) throw error;
    expect(['answer-malformed', 'answer-too-large', 'answer-unrelated']).toContain(error.code);
    return error.code;
  }
}

const pieces = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });

test('how an answer is cut into pieces changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...seeds), pieces, (bytes, sizes) => {
      expect(read(bytes, sizes)).toBe(read(bytes, [bytes.length]));
    }),
    { numRuns: 300 },
  );
});

/** Changes that a broken or hostile server could make: bytes changed, taken out, put in, doubled, cut. */
const change = fc.record({
  kind: fc.constantFrom('set', 'remove', 'insert', 'double', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc
      .constantFrom(
        '<',
        '>',
        '&',
        '"',
        '&#0;',
        '&x;',
        ']]>',
        '<![CDATA[',
        '<!--',
        '<!DOCTYPE x>',
        '<?x?>',
        '</',
        '/>',
        ':',
        '=',
        'xmlns:p=""',
        '\0',
      )
      .map((text) => Buffer.from(text)),
  ),
});

function changed(
  bytes: Buffer,
  changes: readonly { kind: string; at: number; length: number; bytes: Uint8Array }[],
): Buffer {
  return changes.reduce<Buffer>((current, { kind, at, length, bytes: put }) => {
    const start = Math.floor(at * current.length);
    const before = current.subarray(0, start);
    if (kind === 'cut') return before;
    if (kind === 'insert') return Buffer.concat([before, put, current.subarray(start)]);
    if (kind === 'remove') return Buffer.concat([before, current.subarray(start + length)]);
    if (kind === 'double')
      return Buffer.concat([before, current.subarray(start, start + length), current.subarray(start)]);
    return Buffer.concat([before, put, current.subarray(start + put.length)]);
  }, bytes);
}

test('an answer that is changed in any way is read or refused, never anything else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      pieces,
      (seed, changes, sizes) => {
        read(changed(seed, changes), sizes);
      },
    ),
    { numRuns: 4_000 },
  );
});

test('any bytes at all are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), pieces, (bytes, sizes) => {
      expect(read(bytes, sizes)).toMatch(/^answer-/);
    }),
    { numRuns: 1_000 },
  );
});

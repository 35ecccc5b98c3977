import { expect, test } from 'vitest';
import { XmlError } from './xml-error.ts';
import { XmlText } from './xml-text.ts';

function decode(bytes: Uint8Array, contentType: string | null, piece: number): string {
  const text = new XmlText(contentType);
  let all = '';
  for (let at = 0; at < bytes.length; at += piece) all += text.write(bytes.subarray(at, at + piece));
  return all + text.end();
}

const BODY = '<a>é€\u{1f600}</a>';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const cases: readonly (readonly [name: string, bytes: Buffer, contentType: string | null])[] = [
  ['UTF-8', Buffer.from(BODY), null],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${BODY}`), null],
  ['UTF-8 as told', Buffer.from(BODY), 'application/soap+xml;charset=UTF-8'],
  ['UTF-8 that is told to be UTF-16', Buffer.from(BODY), 'application/soap+xml;charset=UTF-16'],
  ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${BODY}`, 'utf16le'), null],
  ['UTF-16 little-endian without', Buffer.from(BODY, 'utf16le'), 'application/soap+xml; charset="UTF-16"'],
  ['UTF-16 big-endian with a mark', utf16be(`\ufeff${BODY}`), 'application/soap+xml;charset=UTF-8'],
  ['UTF-16 big-endian without', utf16be(BODY), null],
];

test.each(cases)('%s', (_name, bytes, contentType) => {
  for (const piece of [1, 2, 3, 1000]) expect(decode(bytes, contentType, piece)).toBe(BODY);
});

test.each([
  ['told by the content type', '<a>é</a>', 'text/xml; charset=iso-8859-1'],
  ['told by the declaration', '<?xml version="1.0" encoding=\'ISO-8859-1\'?><a>é</a>', null],
])('one byte a character, %s', (_name, text, contentType) => {
  for (const piece of [1, 7, 1000])
    expect(decode(Buffer.from(text, 'latin1'), contentType, piece)).toBe(text);
});

test.each([
  ['bytes that are no UTF-8', Buffer.from('<a>é</a>', 'latin1'), null],
  ['an end in the middle of a character', Buffer.from('<a>€').subarray(0, 5), null],
  ['an encoding that nobody knows', Buffer.from('<a/>'), 'text/xml;charset=klingon'],
])('%s', (_name, bytes, contentType) => {
  expect(() => decode(bytes, contentType, 2)).toThrow(XmlError);
});

test('fewer bytes than a mark', () => {
  expect(decode(Buffer.from('<a>'), null, 1)).toBe('<a>');
  expect(decode(Buffer.alloc(0), null, 1)).toBe('');
});

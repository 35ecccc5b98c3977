import { describe, expect, test } from 'vitest';
import type { SecurityContext } from '../security-context.ts';
import { openMessage } from './open-message.ts';
import { sealMessage } from './seal-message.ts';

/** Seals by turning bits, with a signature that is the length. */
const context: Pick<SecurityContext, 'wrap' | 'unwrap'> = {
  wrap: (message) => ({
    signature: Buffer.alloc(16, message.length),
    sealed: message.map((byte) => byte ^ 255),
  }),
  unwrap: (_, sealed) => sealed.map((byte) => byte ^ 255),
};
// The two functions use these two members only.
const turning = context as SecurityContext;
const TYPE =
  'multipart/encrypted;protocol="application/HTTP-SPNEGO-session-encrypted";boundary="Encrypted Boundary"';
const LIMIT = 1000;
const SEALED = Buffer.from('hello').map((byte) => byte ^ 255);
const SIGNATURE = Buffer.concat([Buffer.from([16, 0, 0, 0]), Buffer.alloc(16)]);

function body(head: string, tail = '--Encrypted Boundary--\r\n', sealed: Uint8Array = SEALED): Buffer {
  return Buffer.concat([Buffer.from(head, 'latin1'), SIGNATURE, sealed, Buffer.from(tail, 'latin1')]);
}
const HEAD =
  '--Encrypted Boundary\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=5\r\n--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n';

const opened = (bytes: Uint8Array, type = TYPE): string =>
  Buffer.from(openMessage(turning, type, bytes, LIMIT)).toString();

test('what is sealed is opened', () => {
  const { contentType, body: sealed } = sealMessage(turning, Buffer.from('<s:Envelope/>'));
  expect(opened(sealed, contentType)).toBe('<s:Envelope/>');
});

describe('is read as servers write it', () => {
  test.each([
    ['Windows: tabs, no empty lines', HEAD],
    ['without tabs, as OMI does', HEAD.replaceAll('\t', '')],
    ['with empty lines behind the headers', HEAD.replace('Length=5\r\n', 'Length=5\r\n\r\n').concat('\r\n')],
    ['line feeds alone', HEAD.replaceAll('\r\n', '\n')],
    ['a line break before the first boundary', `\r\n${HEAD}`],
    ['Length in other letters, with spaces', HEAD.replace('Length=5', ' length = 5')],
    ['headers in other letters', HEAD.replaceAll('Content-Type', 'content-type')],
  ])('%s', (_, head) => {
    expect(opened(body(head))).toBe('hello');
  });

  test('sealed bytes that hold the boundary', () => {
    const tricky = Buffer.from('--Encrypted Boundary--\r\n');
    const head = HEAD.replace('Length=5', `Length=${tricky.length}`);
    expect(
      opened(
        body(
          head,
          undefined,
          tricky.map((byte) => byte ^ 255).map((byte) => byte ^ 255),
        ),
      ),
    ).toBe(Buffer.from(tricky.map((byte) => byte ^ 255)).toString());
  });

  test('several parts', () => {
    expect(opened(Buffer.concat([body(HEAD, ''), body(HEAD)]))).toBe('hellohello');
  });

  test.each([
    ['no quotes', 'multipart/encrypted; boundary=X', 'X'],
    [
      'parameters in another order',
      'Multipart/Encrypted; Boundary="X"; protocol="application/http-spnego-session-encrypted"',
      'X',
    ],
  ])('a content type with %s', (_, type, boundary) => {
    expect(opened(body(HEAD.replaceAll('Encrypted Boundary', boundary), `--${boundary}--`), type)).toBe(
      'hello',
    );
  });
});

describe('is refused', () => {
  test.each([
    ['another type', body(HEAD), 'application/soap+xml'],
    [
      'another protocol',
      body(HEAD),
      'multipart/encrypted;protocol="application/x";boundary="Encrypted Boundary"',
    ],
    ['no boundary named', body(HEAD), 'multipart/encrypted'],
    ['nothing', Buffer.alloc(0), TYPE],
    ['no part', Buffer.from('--Encrypted Boundary--\r\n'), TYPE],
    ['another boundary', body(HEAD.replaceAll('Encrypted', 'Other')), TYPE],
    ['no length', body(HEAD.replace(';Length=5', '')), TYPE],
    ['two lengths', body(HEAD.replace('Length=5\r\n', 'Length=5\r\n\tOriginalContent: Length=5\r\n')), TYPE],
    ['a length beyond the end', body(HEAD.replace('Length=5', 'Length=500')), TYPE],
    ['a shorter length', body(HEAD.replace('Length=5', 'Length=4')), TYPE],
    ['bytes behind the end', body(HEAD, '--Encrypted Boundary--\r\nmore'), TYPE],
    ['no end', body(HEAD, ''), TYPE],
    [
      'a line without an end',
      Buffer.from(`--Encrypted Boundary\r\n\tContent-Type: ${'x'.repeat(5000)}`),
      TYPE,
    ],
  ])('%s', (_, bytes, type) => {
    expect(() => opened(bytes, type)).toThrow(expect.objectContaining({ code: 'message-malformed' }));
  });

  test('a signature longer than any', () => {
    const long = Buffer.concat([
      Buffer.from(HEAD, 'latin1'),
      Buffer.from([0, 0, 1, 0]),
      Buffer.alloc(70_000),
    ]);
    expect(() => opened(long)).toThrow(expect.objectContaining({ code: 'message-malformed' }));
  });

  test('more than allowed, before it is opened', () => {
    const large = Buffer.alloc(LIMIT + 1);
    expect(() => opened(body(HEAD.replace('Length=5', `Length=${large.length}`), undefined, large))).toThrow(
      expect.objectContaining({ code: 'message-too-large' }),
    );
  });
});

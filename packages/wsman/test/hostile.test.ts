import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { WsmanErrorCode } from '../src/index.ts';
import { enumerated, envelope, instance, pulled } from './envelopes.ts';
import type { Received } from './peer.ts';
import { all, failure, start } from './start.ts';

const MEGABYTE = 1024 * 1024;
const XML = 'application/soap+xml;charset=UTF-8';

/** Writes one beginning, then a piece again and again, as fast as it is taken. Tells how much was written. */
function flood(beginning: (request: Received) => string, piece: string, times: number) {
  const told = { bytes: 0 };
  const reply = (request: Received) => (response: ServerResponse) => {
    response.on('error', () => {});
    response.writeHead(200, { 'Content-Type': XML });
    response.write(beginning(request));
    const bytes = Buffer.from(piece);
    let count = 0;
    const more = (): void => {
      while (count++ < times && !response.destroyed) {
        told.bytes += bytes.length;
        if (!response.write(bytes)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };
  return { told, reply };
}

const opened = (request: Received): string => {
  const whole = enumerated(request, 'c', '<!--here-->');
  return whole.slice(0, whole.indexOf('<!--here-->'));
};

const floods: readonly (readonly [name: string, beginning: string, piece: string])[] = [
  ['one value of 500 MB', '<p:X xmlns:p="urn:x"><p:A>', 'x'.repeat(MEGABYTE)],
  ['one comment of 500 MB', '<!--', 'x'.repeat(MEGABYTE)],
  ['one attribute of 500 MB', '<p:X xmlns:p="urn:x" A="', 'x'.repeat(MEGABYTE)],
  ['one name of 500 MB', '<', 'x'.repeat(MEGABYTE)],
  ['one text of 500 MB in pieces', '<p:X xmlns:p="urn:x"><p:A>', `<![CDATA[${'x'.repeat(MEGABYTE)}]]>`],
  ['instances without end', '', instance('X', { A: 'x'.repeat(1000) }).repeat(1000)],
  ['small elements without end', '<p:X xmlns:p="urn:x">', '<p:A/>'.repeat(150_000)],
  [
    'attributes without end',
    '<p:X xmlns:p="urn:x" ',
    Array.from({ length: 1000 }, (_, index) => `a${index}=""`).join(' '),
  ],
  ['depth without end', '', '<x>'.repeat(1000)],
  [
    'names without end',
    '<p:X xmlns:p="urn:x">',
    Array.from({ length: 20_000 }, (_, index) => `<p:A${index}/>`).join(''),
  ],
];

test.each(floods)('%s', { timeout: 60_000 }, async (name, beginning, piece) => {
  const { told, reply } = flood(
    (request) => opened(request) + beginning,
    piece,
    Math.ceil((500 * MEGABYTE) / piece.length),
  );
  // The default limit for the largest, a smaller one for the others: what is compared is the same.
  const { client } = await start(reply, name.startsWith('one value') ? {} : { maxAnswerBytes: 4 * MEGABYTE });
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const error = await failure(all(client.enumerate('X')));
  clearInterval(timer);
  expect(['answer-too-large', 'answer-malformed']).toContain(error.code);
  // What is beyond the limit is not even taken from the network.
  expect(told.bytes).toBeLessThan(64 * MEGABYTE);
  expect(peak - before).toBeLessThan(400 * MEGABYTE);
});

test('a page of another service without end is not taken either', async () => {
  let bytes = 0;
  const { client } = await start(() => (response) => {
    response.on('error', () => {});
    response.writeHead(404, { 'Content-Type': 'text/html' });
    const more = (): void => {
      bytes += MEGABYTE;
      if (!response.destroyed && bytes < 500 * MEGABYTE) response.write(Buffer.alloc(MEGABYTE), more);
    };
    more();
  });
  expect((await failure(client.get('X'))).code).toBe('answer-too-large');
  expect(bytes).toBeLessThan(64 * MEGABYTE);
});

const body = (inner: string) => (request: Received) => envelope(request, inner);
const malformed: readonly (readonly [name: string, reply: (request: Received) => string | Uint8Array])[] = [
  ['nothing', () => ''],
  ['blanks', () => '  \n '],
  ['no envelope', () => '<a/>'],
  [
    'an envelope of SOAP 1.1',
    () => '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
  ],
  ['half an envelope', (request) => enumerated(request, 'c').slice(0, -30)],
  ['an envelope and something after it', (request) => `${enumerated(request, 'c')}<a/>`],
  ['a document type', (request) => `<!DOCTYPE s:Envelope>${enumerated(request, 'c')}`],
  [
    'an entity that is a file',
    (request) =>
      `<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>${enumerated(request, null, '<x>&e;</x>')}`,
  ],
  [
    'entities that grow',
    (request) =>
      `<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${enumerated(request, null, '<x>&b;</x>')}`,
  ],
  ['an entity that nobody knows', (request) => enumerated(request, null, '<x>&e;</x>')],
  ['a processing instruction', (request) => `<?php echo 1?>${enumerated(request, 'c')}`],
  ['a prefix that is not declared', (request) => enumerated(request, null, '<q:x/>')],
  ['an attribute that stands twice', (request) => enumerated(request, null, '<x A="1" A="2"/>')],
  [
    'the same under two prefixes',
    (request) => enumerated(request, null, '<x xmlns:b="u" xmlns:c="u" b:A="1" c:A="2"/>'),
  ],
  ['a character that XML does not have', (request) => enumerated(request, null, '<x>\u0001</x>')],
  ['the same as a reference', (request) => enumerated(request, null, '<x>&#1;</x>')],
  ['bytes that are no UTF-8', (request) => Buffer.from(enumerated(request, null, '<x>\u00e9</x>'), 'latin1')],
  [
    'two bodies',
    () => '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/><s:Body/></s:Envelope>',
  ],
  ['neither a context nor the end', body('<n:EnumerateResponse/>')],
];

test.each(malformed)('%s is malformed', async (_name, reply) => {
  const { client } = await start((request) => ({ type: XML, body: reply(request) }));
  expect((await failure(all(client.enumerate('X')))).code).toBe('answer-malformed');
});

const unrelated: readonly (readonly [
  name: string,
  reply: (request: Received) => string,
  code: WsmanErrorCode,
])[] = [
  [
    'another request',
    () => enumerated({ messageId: 'uuid:11111111-0000-0000-0000-000000000000' }, null),
    'answer-unrelated',
  ],
  ['a pull', (request) => pulled(request, null, instance('X', { A: '1' })), 'answer-unrelated'],
  ['a get', body(instance('X', { A: '1' })), 'answer-unrelated'],
  ['an identification', body('<i:IdentifyResponse xmlns:i="urn:i"/>'), 'answer-unrelated'],
  ['nothing', body(''), 'answer-unrelated'],
];

test.each(unrelated)(
  'the answer to %s is not taken for that of an enumeration',
  async (_name, reply, code) => {
    const { client } = await start(reply);
    expect((await failure(all(client.enumerate('X')))).code).toBe(code);
  },
);

test.each([
  (id: string) => id.toUpperCase(),
  (id: string) => id.toLowerCase(),
  (id: string) => `\n  ${id}\n`,
  (id: string) => id.replace('uuid:', 'urn:uuid:'),
  (id: string) => id.replace('uuid:', 'uuid.'),
  () => '',
])('the relation is recognised however it is written (%#)', async (write) => {
  const { client } = await start(({ messageId }) =>
    enumerated({ messageId: write(messageId) }, null, instance('X', { A: '1' })),
  );
  expect(await all(client.enumerate('X'))).toHaveLength(1);
});

test('nothing of an answer to another request is handed over, not even to whom it would be of use', async () => {
  const { client } = await start((request) =>
    request.action?.endsWith('/Pull') === true
      ? pulled({ messageId: 'uuid:1' }, null, instance('X', { A: 'other' }))
      : enumerated(request, 'c', instance('X', { A: 'mine' })),
  );
  const found: unknown[] = [];
  const reading = async (): Promise<void> => {
    for await (const one of client.enumerate('X')) found.push(one.text('A'));
  };
  expect((await failure(reading())).code).toBe('answer-unrelated');
  expect(found).toEqual(['mine']);
});

test('names that every object has are properties as any other', async () => {
  const { client } = await start((request) =>
    enumerated(
      request,
      null,
      '<x><__proto__>1</__proto__><constructor>2</constructor><toString>3</toString></x>',
    ),
  );
  const [one] = await all(client.enumerate('X'));
  expect([...(one?.properties ?? [])]).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
    ['toString', '3'],
  ]);
});

import { expect, test } from 'vitest';
import type { Authentication, ClientOptions, PhaseOutcome, WsmanClient } from '../src/index.ts';
import { enumerated, fault, instance, pulled } from './envelopes.ts';
import { startPeer } from './peer.ts';
import { type SealingPeer, type SealingPeerOptions, startSealingPeer } from './sealing-peer.ts';
import { all, clientOn, closing, failure } from './start.ts';

const sign = (method: 'ntlm' | 'negotiate', password = 'calepin'): Authentication => ({
  method,
  user: 'LAB\\calepin',
  password,
});
const idOf = (soap: string) => ({ messageId: /<a:MessageID>([^<]*)</.exec(soap)?.[1] ?? '' });
const one = instance('X', { A: '<![CDATA[Encrypted Boundary--]]>é' });

async function startSealed(
  peerOptions: Partial<SealingPeerOptions> = {},
  options: Partial<ClientOptions> = {},
): Promise<{ readonly peer: SealingPeer; readonly client: WsmanClient }> {
  const reply = (soap: string) => ({
    soap: soap.includes('<n:Pull>') ? pulled(idOf(soap), null, one) : enumerated(idOf(soap), 'c', one),
  });
  const peer = closing(await startSealingPeer({ reply, ...peerOptions }));
  const client = clientOn(peer.port, {
    authentication: sign('negotiate'),
    allowUnencrypted: false,
    ...options,
  });
  return { peer, client };
}

test.each(['ntlm', 'negotiate'] as const)('%s over HTTP: nothing travels in the clear', async (method) => {
  const phases: string[] = [];
  const onPhase = ({ phase, state }: PhaseOutcome): void => void phases.push(`${phase} ${state}`);
  const { peer, client } = await startSealed({}, { authentication: sign(method), onPhase });
  await client.connect();
  expect(phases).toEqual(['name passed', 'port passed', 'authentication passed']);
  const found = await all(client.enumerate('X'));
  expect(found.map((item) => item.text('A'))).toEqual(['Encrypted Boundary--é', 'Encrypted Boundary--é']);
  expect([peer.users, peer.connections, peer.bodies.length]).toEqual([['LAB\\calepin'], 1, 2]);
  for (const body of peer.bodies) expect(body.includes('Envelope')).toBe(false);
});

test.each([
  ['a wrong password', sign('negotiate', 'wrong'), {}],
  ['an unknown user', sign('ntlm'), { account: () => null }],
] as const)('%s is refused', async (_name, authentication, options) => {
  const { peer, client } = await startSealed(options, { authentication });
  const error = await failure(client.connect());
  expect([error.code, error.phase, error.serverCode]).toEqual([
    'authentication-refused',
    'authentication',
    'HTTP 401',
  ]);
  expect(peer.connections).toBe(1);
});

test('a fault travels sealed as well', async () => {
  const { client } = await startSealed({
    reply: (soap) => ({
      status: 500,
      soap: fault(idOf(soap), 'w:AccessDenied', 5, 'Zugriff verweigert').body,
    }),
  });
  const error = await failure(client.get('X'));
  expect([error.code, error.serverCode, error.serverText, error.httpStatus]).toEqual([
    'access-denied',
    '5',
    'Zugriff verweigert',
    500,
  ]);
});

test('a server that forgot the account is told again, on a new connection', async () => {
  const { peer, client } = await startSealed({ forgets: (message) => message === 2 });
  expect(await all(client.enumerate('X'))).toHaveLength(2);
  expect([peer.connections, peer.users.length]).toEqual([2, 2]);
});

test('a server that forgets each time is refused in the end', async () => {
  const { peer, client } = await startSealed({ forgets: () => true });
  expect((await failure(client.invoke('X', 'M'))).code).toBe('authentication-refused');
  expect(peer.connections).toBe(2);
});

test.each([
  ['a bit is changed', (body: Buffer) => ({ body: flipped(body, body.length - 100) })],
  [
    'the signature is changed',
    (body: Buffer) => ({ body: flipped(body, body.indexOf('octet-stream') + 20) }),
  ],
  [
    'it is sent in the clear',
    () => ({ body: Buffer.from('<a/>'), contentType: 'application/soap+xml;charset=UTF-8' }),
  ],
] as const)('the seal is broken when %s', async (_name, tamper) => {
  const { client } = await startSealed({ tamper });
  expect((await failure(client.get('X'))).code).toBe('seal-broken');
  // What came after could not be opened on the same connection: a new one is made.
});

test.each([
  ['cut short', (body: Buffer) => ({ body: body.subarray(0, 300) })],
  ['without parts', () => ({ body: Buffer.from('nothing') })],
] as const)('a sealed answer that is %s is malformed', async (_name, tamper) => {
  const { client } = await startSealed({ tamper });
  expect(['answer-malformed', 'seal-broken']).toContain((await failure(client.get('X'))).code);
});

test('after a broken seal the next call begins on a new connection', async () => {
  const { peer, client } = await startSealed({
    tamper: (body, _type, message) => ({ body: message === 1 ? flipped(body, body.length - 100) : body }),
  });
  await failure(client.get('X'));
  expect(await all(client.enumerate('X'))).toHaveLength(2);
  expect(peer.connections).toBe(2);
});

test('an answer that is too large is refused while it comes', async () => {
  const { client } = await startSealed({}, { maxAnswerBytes: 500 });
  expect((await failure(client.get('X'))).code).toBe('answer-too-large');
});

const bare = (challenge: string | null, status = 401) => ({
  status,
  type: 'text/html',
  headers: challenge === null ? {} : { 'WWW-Authenticate': challenge },
  body: '',
});

test.each([
  ['offers only Basic', bare('Basic realm="WSMAN"'), 'authentication-not-offered'],
  ['offers nothing', bare(null), 'authentication-refused'],
  ['offers Negotiate and says no more', bare('Negotiate'), 'authentication-refused'],
  ['sends a token that is none', bare('Negotiate AAAA'), 'answer-malformed'],
  ['asks for no account at all', bare(null, 200), 'authentication-not-mutual'],
  ['has no such page', bare(null, 404), 'not-ws-management'],
  ['is overloaded', bare(null, 503), 'server-busy'],
  ['forbids', bare(null, 403), 'access-denied'],
  [
    'tells a reason',
    { ...fault({ messageId: '' }, 'w:AccessDenied', 1330), status: 401 },
    'password-expired',
  ],
] as const)('a server that %s', async (_name, reply, code) => {
  const peer = closing(await startPeer(() => reply));
  const client = clientOn(peer.port, { authentication: sign('negotiate'), allowUnencrypted: false });
  const phases: string[] = [];
  expect((await failure(client.get('X'))).code).toBe(code);
  // The request itself was never sent: only tokens, under empty bodies.
  expect(peer.received.map(({ body }) => body)).toEqual(peer.received.map(() => ''));
  expect(phases).toEqual([]);
});

function flipped(body: Buffer, at: number): Buffer {
  const changed = Buffer.from(body);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

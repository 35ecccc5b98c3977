import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type AcceptingContext, ntlmAcceptor } from '../../src/acceptor.ts';
import { base64, bytesOf, Conversation } from './conversation.ts';

/** Debian's own, which sees Debian's modules, whatever another Python comes first on the path. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = join(import.meta.dirname, '../foreign/gss_initiator.py');
const PASSWORD = 'Invented-7 é€';
const BINDING = Buffer.from('tls-server-end-point:0123456789abcdef0123456789abcdef');

let client: Conversation | null = null;
afterEach(() => {
  client?.end();
  client = null;
});

const acceptor = (more: object = {}): Promise<AcceptingContext> =>
  ntlmAcceptor({
    account: (domain, user) => (domain === 'LAB' && user === 'calepin' ? { password: PASSWORD } : null),
    names: { computer: 'RDLIC01', domain: 'LAB', dnsComputer: 'rdlic01.lab.test', dnsDomain: 'lab.test' },
    ...more,
  });

/** Passes tokens between both until the server is done. */
async function shakeHands(them: Conversation, us: AcceptingContext): Promise<void> {
  let [token] = await them.words('step -');
  for (let turn = 0; turn < 5; turn += 1) {
    const step = await us.step(bytesOf(token));
    if (step.token !== null) {
      const answer = await them.ask(`step ${base64(step.token)}`);
      if (answer.startsWith('error')) throw new Error(answer);
      token = answer.split(' ')[0];
    }
    if (step.done) return;
  }
  throw new Error('this handshake has no end');
}

const python = (mechanism: string, password: string, ...more: readonly string[]): Conversation => {
  client = new Conversation(PYTHON, [SCRIPT, mechanism, 'LAB', 'calepin', password, ...more]);
  return client;
};

describe.each(['ntlm', 'spnego'])('gss-ntlmssp begins, with %s', (mechanism) => {
  test('is let in, and both sides read what the other seals, message after message', async () => {
    const us = await acceptor();
    const them = python(mechanism, PASSWORD);
    await shakeHands(them, us);
    expect(us.user).toMatchObject({ domain: 'LAB', user: 'calepin' });
    for (const text of ['one', 'two é€', 'x'.repeat(20_000)]) {
      const plain = Buffer.from(text);
      const wrapped = bytesOf(await them.ask(`wrap ${base64(plain)}`));
      expect(wrapped.includes(plain)).toBe(false);
      expect(Buffer.from(us.unwrap(wrapped.subarray(0, 16), wrapped.subarray(16)))).toEqual(plain);
      const { signature, sealed } = us.wrap(plain);
      expect(bytesOf(await them.ask(`unwrap ${base64(Buffer.concat([signature, sealed]))}`))).toEqual(plain);
    }
  });

  test('refuses what was changed, and we refuse it too', async () => {
    const us = await acceptor();
    const them = python(mechanism, PASSWORD);
    await shakeHands(them, us);
    const wrapped = bytesOf(await them.ask(`wrap ${base64(Buffer.from('one'))}`));
    wrapped[17] = (wrapped[17] ?? 0) ^ 1;
    expect(() => us.unwrap(wrapped.subarray(0, 16), wrapped.subarray(16))).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
    const { signature, sealed } = us.wrap(Buffer.from('two'));
    sealed[0] = (sealed[0] ?? 0) ^ 1;
    expect(await them.ask(`unwrap ${base64(Buffer.concat([signature, sealed]))}`)).toMatch(/^error/);
  });

  test('is refused with another password', async () => {
    await expect(shakeHands(python(mechanism, 'another'), await acceptor())).rejects.toMatchObject({
      code: 'account-refused',
    });
  });

  test('is let in for the same TLS connection, and refused for another', async () => {
    const us = await acceptor({ channelBinding: BINDING, requireChannelBinding: true });
    await shakeHands(python(mechanism, PASSWORD, base64(BINDING)), us);
    expect(us.user?.user).toBe('calepin');
    const other = await acceptor({ channelBinding: Buffer.from('tls-server-end-point:other') });
    await expect(shakeHands(python(mechanism, PASSWORD, base64(BINDING)), other)).rejects.toMatchObject({
      code: 'channel-binding-wrong',
    });
  });
});

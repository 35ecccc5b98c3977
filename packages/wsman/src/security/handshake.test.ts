import { describe, expect, test } from 'vitest';
import { parseClientResponse } from './ntlm/client-response.ts';
import { Flag } from './ntlm/flags.ts';
import { type NtlmAcceptorOptions, ntlmAcceptor } from './ntlm-acceptor.ts';
import { type NtlmInitiatorOptions, ntlmInitiator } from './ntlm-initiator.ts';
import type { SecurityContext } from './security-context.ts';

const NOW = Date.UTC(2026, 0, 14, 7, 30);
const BINDING = Buffer.from('tls-server-end-point:0123456789abcdef');
const client: NtlmInitiatorOptions = {
  user: 'calepin',
  domain: 'LAB',
  password: 'Invented-7 é€',
  targetName: 'HTTP/rdlic01',
  clock: () => NOW,
};
const server: NtlmAcceptorOptions = {
  account: (_, user) => (user.toLowerCase() === 'calepin' ? { password: client.password } : null),
  names: { computer: 'RDLIC01', domain: 'LAB' },
  clock: () => NOW,
};

type Change = (token: Uint8Array) => Uint8Array;
interface Changes {
  readonly negotiate?: Change;
  readonly challenge?: Change;
  readonly authenticate?: Change;
}

/** Both sides with each other; tokens may be changed on their way. */
async function shake(
  wrapping: 'raw' | 'spnego',
  ours: Partial<NtlmInitiatorOptions> = {},
  theirs: Partial<NtlmAcceptorOptions> = {},
  changes: Changes = {},
): Promise<readonly [SecurityContext, Awaited<ReturnType<typeof ntlmAcceptor>>]> {
  const one = await ntlmInitiator({ ...client, ...ours, wrapping });
  const other = await ntlmAcceptor({ ...server, ...theirs });
  const on = (token: Uint8Array | null, change: Change = (same) => same): Uint8Array =>
    change(Uint8Array.from(token ?? []));
  const first = await other.step(on((await one.step(null)).token, changes.negotiate));
  const second = await one.step(on(first.token, changes.challenge));
  const last = await other.step(on(second.token, changes.authenticate));
  if (last.token !== null) await one.step(last.token);
  return [one, other];
}

/** Changes NegotiateFlags of an NTLM message, wherever it stands in a token. */
const without =
  (flag: number, at: number): Change =>
  (token) => {
    const bytes = Buffer.from(token);
    const start = bytes.indexOf('NTLMSSP\0');
    bytes.writeUInt32LE((bytes.readUInt32LE(start + at) & ~flag) >>> 0, start + at);
    return bytes;
  };

describe.each(['raw', 'spnego'] as const)('%s', (wrapping) => {
  test('lets the account in and seals in both directions', async () => {
    const [one, other] = await shake(wrapping);
    expect(other.user).toEqual({ domain: 'LAB', user: 'calepin', workstation: '' });
    for (const text of ['one', '', 'x'.repeat(10_000)]) {
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const { signature, sealed } = from.wrap(Buffer.from(text));
        expect(Buffer.from(to.unwrap(signature, sealed)).toString()).toBe(text);
      }
    }
  });

  test.each<[string, Partial<NtlmInitiatorOptions>, Partial<NtlmAcceptorOptions>, string]>([
    ['another password', { password: 'another' }, {}, 'account-refused'],
    ['another user', { user: 'nobody' }, {}, 'account-refused'],
    [
      'a domain in other letters is another',
      { domain: 'lab' },
      { account: (domain) => (domain === 'LAB' ? { password: client.password } : null) },
      'account-refused',
    ],
    [
      'another TLS connection',
      { channelBinding: Buffer.from('other') },
      { channelBinding: BINDING },
      'channel-binding-wrong',
    ],
    [
      'no TLS connection where one is asked for',
      {},
      { channelBinding: BINDING, requireChannelBinding: true },
      'channel-binding-wrong',
    ],
  ])('refuses %s', async (_, ours, theirs, code) => {
    await expect(shake(wrapping, ours, theirs)).rejects.toMatchObject({ code });
  });

  test('takes the same TLS connection, and none where that is allowed', async () => {
    const [, bound] = await shake(wrapping, { channelBinding: BINDING }, { channelBinding: BINDING });
    expect(bound.user?.user).toBe('calepin');
    const [, unbound] = await shake(wrapping, {}, { channelBinding: BINDING });
    expect(unbound.user?.user).toBe('calepin');
  });

  const FLAGS = ['unicode', 'sign', 'seal', 'extendedSessionSecurity', 'key128', 'keyExchange'] as const;
  test.each(FLAGS)('the client refuses a server without %s', async (flag) => {
    await expect(shake(wrapping, {}, {}, { challenge: without(Flag[flag], 20) })).rejects.toMatchObject({
      code: 'security-too-weak',
      detail: expect.stringContaining(flag),
    });
  });
  test.each(FLAGS.filter((flag) => flag !== 'unicode'))(
    'the server refuses a client without %s',
    async (flag) => {
      await expect(shake(wrapping, {}, {}, { negotiate: without(Flag[flag], 12) })).rejects.toMatchObject({
        code: 'security-too-weak',
      });
    },
  );
  test.each(FLAGS)('the server refuses a last message without %s', async (flag) => {
    await expect(shake(wrapping, {}, {}, { authenticate: without(Flag[flag], 60) })).rejects.toMatchObject({
      code: 'security-too-weak',
    });
  });

  // The MIC is over all three messages: a flag that does no harm is one too many.
  test.each<[string, Changes]>([
    ['the first', { negotiate: without(Flag.key56, 12) }],
    ['the second', { challenge: without(Flag.targetTypeDomain, 20) }],
    ['the last', { authenticate: without(Flag.key56, 60) }],
  ])('the server notices that %s message was changed', async (_, changes) => {
    await expect(shake(wrapping, {}, {}, changes)).rejects.toMatchObject({ code: 'integrity-broken' });
  });

  test('refuses a response that comes half an hour after its challenge', async () => {
    const moments = [NOW, NOW + 31 * 60_000];
    const clock = (): number => moments.shift() ?? NOW;
    await expect(shake(wrapping, {}, { clock })).rejects.toMatchObject({ code: 'clock-skew' });
  });

  test('a sealed message cannot be repeated, swapped or sent back', async () => {
    const [one, other] = await shake(wrapping);
    const first = one.wrap(Buffer.from('one'));
    other.unwrap(first.signature, first.sealed);
    expect(() => other.unwrap(first.signature, first.sealed)).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
    const [two, third] = await shake(wrapping);
    const sent = two.wrap(Buffer.from('two'));
    expect(() => two.unwrap(sent.signature, sent.sealed)).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
    const [a, b] = [third.wrap(Buffer.from('a')), third.wrap(Buffer.from('b'))];
    const [four] = await shake(wrapping);
    expect(() => four.unwrap(b.signature, b.sealed)).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
    expect(a.sealed).toHaveLength(1);
  });

  test('neither side seals before it is done', async () => {
    const one = await ntlmInitiator({ ...client, wrapping });
    expect(() => one.wrap(Buffer.from('one'))).toThrow(
      expect.objectContaining({ code: 'not-authenticated' }),
    );
  });
});

test.each([
  ['of NTLM version 1', new Uint8Array(24), 'security-too-weak'],
  ['of nobody', new Uint8Array(0), 'account-refused'],
  ['that is cut', new Uint8Array(40), 'token-malformed'],
])('a response %s is refused', (_, response, code) => {
  expect(() => parseClientResponse(response)).toThrow(expect.objectContaining({ code }));
});

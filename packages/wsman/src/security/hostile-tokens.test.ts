import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tlsServerEndPoint } from './channel-binding/tls-server-end-point.ts';
import { openMessage } from './encryption/open-message.ts';
import { sealMessage } from './encryption/seal-message.ts';
import { ntlmAcceptor } from './ntlm-acceptor.ts';
import { ntlmInitiator } from './ntlm-initiator.ts';
import { SecurityError } from './security-error.ts';

const account = { user: 'calepin', domain: 'LAB', password: 'Invented-7' };
const acceptor = () =>
  ntlmAcceptor({ account: () => account, names: { computer: 'RDLIC01', domain: 'LAB' } });

/** A token changed in a few places, cut, or grown. */
const changes = fc.record({
  bytes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
  length: fc.option(fc.nat(400)),
  tail: fc.uint8Array({ maxLength: 20 }),
});
type Changes = typeof changes extends fc.Arbitrary<infer Value> ? Value : never;

function changed(token: Uint8Array | null, { bytes, length, tail }: Changes): Uint8Array {
  const copy = Uint8Array.from(token ?? []);
  for (const [at, value] of bytes) if (at < copy.length) copy[at] = value;
  return Buffer.concat([length === null ? copy : copy.subarray(0, length), tail]);
}

/** Whatever comes, it is taken or refused by an error of ours. */
async function survives(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof SecurityError)) throw error;
  }
}

test.each(['raw', 'spnego'] as const)('tokens changed in any way, %s', async (wrapping) => {
  await fc.assert(
    fc.asyncProperty(changes, fc.constantFrom(0, 1, 2), async (change, where) => {
      const one = await ntlmInitiator({ ...account, wrapping });
      const other = await acceptor();
      const pass = (token: Uint8Array | null, place: number): Uint8Array | null =>
        place === where ? changed(token, change) : token;
      await survives(async () => {
        const first = await other.step(pass((await one.step(null)).token, 0));
        const second = await one.step(pass(first.token, 1));
        await other.step(pass(second.token, 2));
      });
    }),
    { numRuns: 300 },
  );
});

test('bytes that are no token', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const prefixed = Buffer.concat([Buffer.from('NTLMSSP\0\x01\0\0\0', 'latin1'), bytes]);
      for (const token of [bytes, prefixed]) {
        await survives(async () => (await acceptor()).step(token));
        const one = await ntlmInitiator({ ...account, wrapping: 'spnego' });
        await one.step(null);
        await survives(() => one.step(token));
        await survives(() => tlsServerEndPoint(token));
      }
    }),
    { numRuns: 300 },
  );
});

test('sealed bodies changed in any way give what was sealed, or an error', async () => {
  const one = await ntlmInitiator({ ...account, wrapping: 'raw' });
  const other = await acceptor();
  const challenge = await other.step((await one.step(null)).token);
  await other.step((await one.step(challenge.token)).token);
  const text = '<s:Envelope/>'.repeat(20);
  fc.assert(
    fc.property(changes, (change) => {
      // Each is the next of the stream for the side that opens only when none before was refused: an error is the rule here.
      const { contentType, body } = sealMessage(one, Buffer.from(text));
      try {
        expect(Buffer.from(openMessage(other, contentType, changed(body, change), 10_000)).toString()).toBe(
          text,
        );
      } catch (error) {
        if (!(error instanceof SecurityError)) throw error;
        expect(['message-malformed', 'message-too-large', 'seal-broken']).toContain(error.code);
      }
    }),
    { numRuns: 500 },
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ntlmAcceptor } from '../../src/acceptor.ts';
import { ntlmInitiator } from '../../src/security/index.ts';
import { bytesOf, Conversation } from './conversation.ts';

const USER = 'calepin';
const PASSWORD = 'Invented-7';
const FEATURES = 'SF NTLMSSP_FEATURE_SESSION_KEY;NTLMSSP_FEATURE_SIGN;NTLMSSP_FEATURE_SEAL';
const SESSION_KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'calepin-test-'));
  const places = ['private', 'lock', 'state', 'cache', 'pid'].map(
    (place) => `${place} directory = ${folder}`,
  );
  writeFileSync(join(folder, 'smb.conf'), `[global]\nworkgroup = LAB\n${places.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let samba: Conversation | null = null;
afterEach(() => {
  samba?.end();
  samba = null;
});

/** Samba's `ntlm_auth` with one account and no daemon behind it, in the way of Squid's helpers. */
function ntlmAuth(protocol: string, password = PASSWORD): Conversation {
  samba = new Conversation('ntlm_auth', [
    `--configfile=${join(folder, 'smb.conf')}`,
    `--helper-protocol=${protocol}`,
    `--username=${USER}`,
    '--domain=LAB',
    `--password=${password}`,
  ]);
  return samba;
}

const encoded = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('base64');
/** Random bytes that are not: the session key is the only one that is sixteen long. */
const known = (length: number): Uint8Array => (length === 16 ? SESSION_KEY : new Uint8Array(length).fill(7));

describe.each([
  ['raw', 'squid-2.5-ntlmssp'],
  ['spnego', 'gss-spnego'],
] as const)('Samba answers, %s', (wrapping, protocol) => {
  test('lets us in, and has the session key that we chose', async () => {
    const them = ntlmAuth(protocol);
    const us = await ntlmInitiator({
      user: USER,
      domain: 'LAB',
      password: PASSWORD,
      targetName: 'HTTP/rdlic01',
      wrapping,
      random: known,
    });
    expect(await them.ask(FEATURES)).toBe('OK');
    const first = await us.step(null);
    const [challenged, challenge] = await them.words(`YR ${encoded(first.token)}`);
    expect(challenged).toBe('TT');
    const second = await us.step(bytesOf(challenge));
    const accepted = await them.words(`KK ${encoded(second.token)}`);
    expect([accepted[0], accepted.at(-1)]).toEqual(['AF', `LAB\\${USER}`]);
    // Its last word carries the signature of the list of mechanisms, which is checked here.
    if (wrapping === 'spnego')
      expect(await us.step(bytesOf(accepted[1]))).toEqual({ token: null, done: true });
    expect(bytesOf((await them.words('GK'))[1])).toEqual(SESSION_KEY);
    const flags = Number((await them.words('GF'))[1]);
    // Sealing, extended session security, key exchange, 128 bits: [MS-NLMP] 2.2.2.5.
    expect(flags & 0x6008_0030).toBe(0x6008_0030);
  });

  test('refuses us with another password', async () => {
    const them = ntlmAuth(protocol, 'another');
    const us = await ntlmInitiator({ user: USER, domain: 'LAB', password: PASSWORD, wrapping });
    const [, challenge] = await them.words(`YR ${encoded((await us.step(null)).token)}`);
    const answer = await them.ask(`KK ${encoded((await us.step(bytesOf(challenge))).token)}`);
    expect(answer).toMatch(/^NA /);
  });
});

describe.each([
  ['raw', 'ntlmssp-client-1'],
  ['spnego', 'gss-spnego-client'],
] as const)('Samba begins, %s', (wrapping, protocol) => {
  const acceptor = (password: string) =>
    ntlmAcceptor({
      account: () => ({ password }),
      names: { computer: 'RDLIC01', domain: 'LAB' },
    });

  test('is let in', async () => {
    const them = ntlmAuth(protocol);
    const us = await acceptor(PASSWORD);
    expect(await them.ask(FEATURES)).toBe('OK');
    const [, negotiate] = await them.words('YR');
    const challenge = await us.step(bytesOf(negotiate));
    const [, authenticate] = await them.words(`TT ${encoded(challenge.token)}`);
    const last = await us.step(bytesOf(authenticate));
    expect(last.done).toBe(true);
    expect(us.user).toMatchObject({ domain: 'LAB', user: USER });
    if (wrapping === 'spnego') expect(await them.ask(`TT ${encoded(last.token)}`)).toMatch(/^AF/);
  });

  test('is refused with another password', async () => {
    const them = ntlmAuth(protocol);
    const us = await acceptor('another');
    await them.ask(FEATURES);
    const [, negotiate] = await them.words('YR');
    const [, authenticate] = await them.words(`TT ${encoded((await us.step(bytesOf(negotiate))).token)}`);
    await expect(us.step(bytesOf(authenticate))).rejects.toMatchObject({ code: 'account-refused' });
  });

  test('is refused when it neither signs nor seals', async () => {
    const us = await acceptor(PASSWORD);
    const [, negotiate] = await ntlmAuth(protocol).words('YR');
    await expect(us.step(bytesOf(negotiate))).rejects.toMatchObject({
      code: 'security-too-weak',
      detail: 'not offered: sign, seal',
    });
  });
});

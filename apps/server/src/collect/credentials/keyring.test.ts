import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Login } from '../collected.ts';
import { CredentialUnreadable } from './credential-unreadable.ts';
import { openKeyring } from './keyring.ts';

/** What must never be seen anywhere but in the login. */
const CANARY = 'canari-Zq7!é';
const login: Login = { kind: 'password', user: 'LAB\\calepin', password: CANARY };

let folder: string;
const key = (): string => join(folder, 'collect.key');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calepin-keyring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function failure(work: Promise<unknown>): Promise<CredentialUnreadable> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CredentialUnreadable);
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY);
  // Checked by the line above.
  return error as CredentialUnreadable;
}

describe('a keyring', () => {
  it.each<Login>([
    login,
    { kind: 'password', user: 'calepin@lab.test', password: ' "\\\n\u0000' },
    { kind: 'certificate', certificate: '-----BEGIN CERTIFICATE-----', key: CANARY },
  ])('gives back what it sealed: $kind', async (sealed) => {
    const keyring = await openKeyring(folder);
    expect(await keyring.open(await keyring.seal(sealed))).toEqual(sealed);
  });

  it('opens after a restart, with the same file', async () => {
    const sealed = await (await openKeyring(folder)).seal(login);
    const before = readFileSync(key(), 'utf8');
    expect(await (await openKeyring(folder)).open(sealed)).toEqual(login);
    expect(readFileSync(key(), 'utf8')).toBe(before);
  });

  it('seals to text that shows neither the password nor its length', async () => {
    const keyring = await openKeyring(folder);
    const long = await keyring.seal(login);
    const short = await keyring.seal({ kind: 'password', user: 'LAB\\calepin', password: 'x' });
    expect(long).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    expect(long).not.toContain(Buffer.from(CANARY).toString('base64').slice(0, 8));
    expect(long.length).toBe(short.length);
  });

  it('opens with the stock age command', async () => {
    const sealed = await (await openKeyring(folder)).seal(login);
    const plain = execFileSync('age', ['-d', '-i', key()], { input: sealed, encoding: 'utf8' });
    expect(JSON.parse(plain)).toEqual(login);
  });

  it('takes a key that the stock command made', async () => {
    execFileSync('age-keygen', ['-o', key()], { stdio: 'ignore' });
    const keyring = await openKeyring(folder);
    expect(await keyring.open(await keyring.seal(login))).toEqual(login);
  });

  it('makes its file for its owner only, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      await openKeyring(folder);
    } finally {
      process.umask(before);
    }
    expect(statSync(key()).mode & 0o777).toBe(0o600);
  });

  it('agrees on one key when two are opened at once', async () => {
    const [one, other] = await Promise.all([openKeyring(folder), openKeyring(folder)]);
    expect(await other.open(await one.seal(login))).toEqual(login);
  });
});

describe('a key file that cannot be trusted', () => {
  it.each([0o640, 0o604, 0o622])('is refused with mode %o', async (mode) => {
    await openKeyring(folder);
    chmodSync(key(), mode);
    const error = await failure(openKeyring(folder));
    expect(error.problem).toMatchObject({
      code: 'credential-unreadable',
      facts: { reason: 'readable-by-others' },
    });
    expect(error.message).toContain('chmod 600');
  });

  it.each([
    ['empty', ''],
    ['something else', 'hello'],
    ['cut short', 'AGE-SECRET-KEY-1QQQ'],
  ])('is refused when it is %s, and left as it is', async (_what, text) => {
    writeFileSync(key(), text, { mode: 0o600 });
    expect((await failure(openKeyring(folder))).reason).toBe('malformed');
    expect(readFileSync(key(), 'utf8')).toBe(text);
  });

  it('is refused as a link', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'AGE-SECRET-KEY-1', { mode: 0o600 });
    symlinkSync(elsewhere, key());
    expect((await failure(openKeyring(folder))).reason).toBe('not-a-file');
  });
});

describe('what cannot be opened', () => {
  it('is told as sealed with another key', async () => {
    const sealed = await (await openKeyring(folder)).seal(login);
    rmSync(key());
    expect((await failure((await openKeyring(folder)).open(sealed))).reason).toBe('another-key');
  });

  it.each([
    ['nothing', ''],
    ['no age file', CANARY],
  ])('is told when it is %s', async (_what, sealed) => {
    expect((await failure((await openKeyring(folder)).open(sealed))).reason).toBe('another-key');
  });

  it.each([CANARY, `{"kind":"password","password":"${CANARY}"}`, `"${CANARY}"`, 'null'])(
    'is told when it is no login, without quoting it: %s',
    async (plain) => {
      const keyring = await openKeyring(folder);
      const recipient = /age1\S+/.exec(readFileSync(key(), 'utf8'))?.[0] ?? '';
      const sealed = execFileSync('age', ['-a', '-r', recipient], { input: plain, encoding: 'utf8' });
      expect((await failure(keyring.open(sealed))).reason).toBe('not-a-credential');
    },
  );
});

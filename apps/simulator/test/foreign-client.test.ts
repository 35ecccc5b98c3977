import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_ACCOUNT, type Fleet, startFleet } from '../src/index.ts';

/** Debian's own, which sees Debian's modules, whatever another Python comes first on the path. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = join(import.meta.dirname, 'foreign/winrm_client.py');
const USER = `${DEFAULT_ACCOUNT.domain}\\${DEFAULT_ACCOUNT.user}`;

let fleet: Fleet;
let closed: Fleet;
beforeAll(async () => {
  const host = { name: 'RDLIC01', static: { issued: 95, temporary: 5 } };
  [fleet, closed] = await Promise.all([
    startFleet({ hosts: [host] }),
    startFleet({ hosts: [{ ...host, allowUnencrypted: false }] }),
  ]);
});
afterAll(() => Promise.all([fleet.stop(), closed.stop()]));

interface Said {
  readonly instances?: readonly Readonly<Record<string, string>>[];
  readonly result?: Readonly<Record<string, string>> | null;
  readonly refused?: string;
}

async function pywinrm(
  where: Fleet,
  way: string,
  password: string,
  ...asked: readonly string[]
): Promise<Said> {
  const { address, port, path } = where.host('RDLIC01');
  const words = [SCRIPT, `http://${address}:${port}${path}`, way, USER, password, ...asked];
  const env = { ...process.env, OPENSSL_CONF: join(import.meta.dirname, 'foreign/legacy.cnf') };
  return JSON.parse((await promisify(execFile)(PYTHON, words, { timeout: 60_000, env })).stdout);
}

describe('Python’s WinRM client', () => {
  test.each([
    ['with sealed NTLM messages, where nothing else is allowed', () => closed, 'ntlm'],
    ['with Basic, where it is allowed', () => fleet, 'basic'],
  ])('pulls a class to its end and calls a method, %s', async (_, where, way) => {
    const { instances } = await pywinrm(where(), way, DEFAULT_ACCOUNT.password, 'Win32_TSIssuedLicense', '-');
    expect(instances).toHaveLength(100);
    expect(new Set(instances?.map((one) => one['LicenseId'])).size).toBe(100);
    const { result } = await pywinrm(
      where(),
      way,
      DEFAULT_ACCOUNT.password,
      'Win32_TSLicenseServer',
      'GetLicenseServerId',
    );
    expect(result?.['sLicenseServerId']).toMatch(/^(\d{5}-){6}\d{5}$/);
    expect(result?.['ReturnValue']).toBe('0');
  });

  test('is refused with another password', async () => {
    const said = await pywinrm(closed, 'ntlm', 'another', 'Win32_TSIssuedLicense', '-');
    expect(said.refused).toContain('credentials');
  });
});

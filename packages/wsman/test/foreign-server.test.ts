import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Authentication, ClientOptions, WsmanClient } from '../src/index.ts';
import { ntlmInitiator, tlsServerEndPoint } from '../src/security/index.ts';
import { tokenOf } from '../src/transport/authentication.ts';
import { all, clientOn, failure } from './start.ts';

const file = (name: string): string => join(import.meta.dirname, 'certificates', name);
/** Debian's own, which sees Debian's modules, whatever another Python comes first on the path. */
const PYTHON = '/usr/bin/python3';

const resource = { namespace: 'root/test', className: 'Test_License' };
const login = { user: 'LAB\\calepin', password: 'Invented-7' };

/** A server of other people's code; see the file for whose. */
async function startForeign(
  ...more: string[]
): Promise<{ readonly port: number; readonly process: ChildProcess }> {
  const script = join(import.meta.dirname, 'foreign/wsman_server.py');
  const process = spawn(PYTHON, [script, 'LAB', 'calepin', login.password, ...more], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(process.stdout, 'data');
  return { port: Number(String(line)), process };
}

describe('a server written with other people’s code', () => {
  let plain: Awaited<ReturnType<typeof startForeign>>;
  let secure: Awaited<ReturnType<typeof startForeign>>;
  beforeAll(async () => {
    [plain, secure] = await Promise.all([
      startForeign(),
      startForeign(file('server.pem'), file('server.key.pem')),
    ]);
  });
  afterAll(() => {
    for (const { process } of [plain, secure]) process.stdin?.end();
  });

  const ways: readonly (readonly [
    name: string,
    authentication: Authentication,
    options: Partial<ClientOptions>,
  ])[] = [
    ['Basic over HTTP, allowed expressly', { method: 'basic', ...login }, { allowUnencrypted: true }],
    ['NTLM, sealed', { method: 'ntlm', ...login }, {}],
    ['SPNEGO with NTLM, sealed', { method: 'negotiate', ...login }, {}],
    ['Basic over HTTPS', { method: 'basic', ...login }, { transport: 'https' }],
    ['NTLM over HTTPS, bound to the certificate', { method: 'ntlm', ...login }, { transport: 'https' }],
    [
      'SPNEGO over HTTPS, bound to the certificate',
      { method: 'negotiate', ...login },
      { transport: 'https' },
    ],
  ];

  function clientOf(authentication: Authentication, options: Partial<ClientOptions>): WsmanClient {
    const isSecure = options.transport === 'https';
    return clientOn((isSecure ? secure : plain).port, {
      authentication,
      allowUnencrypted: false,
      resourceStyle: 'dmtf',
      ca: readFileSync(file('authority.pem'), 'utf8'),
      ...options,
    });
  }

  test.each(ways)(
    '%s: 1,000 instances, one, a method, and who answers',
    async (_name, authentication, options) => {
      const client = clientOf(authentication, options);
      const found = await all(client.enumerate(resource, { maxElements: 128 }));
      expect(found.length).toBe(1000);
      expect(found.map((one) => one.number('LicenseId'))).toEqual(
        Array.from({ length: 1000 }, (_, index) => index),
      );
      const [, second] = found;
      expect(second?.text('sIssuedToComputer')).toBe('POSTE-0001 <é&€>');
      expect(second?.bigint('Large')).toBe(18446744073709551614n);
      expect(second?.get('sIssuedToUser')).toBe(null);
      expect(second?.instant('IssueDate')).toBe(Date.UTC(2026, 0, 14, 6, 30, 0, 250));
      expect(second?.boolean('Expired')).toBe(true);
      expect(second?.list('Tags')).toEqual(['a', 'b']);
      const one = await client.get(resource, { LicenseId: '42' });
      expect(one.text('LicenseId')).toBe('42');
      const said = '<&> "é" €';
      const result = await client.invoke(resource, 'Count', { Say: said });
      expect([result.returnCode, result.outputs.text('Said')]).toEqual([0, said]);
      expect((await client.identify()).productVendor).toBe('Nobody');
    },
  );

  test('whoever leaves early frees the context there', async () => {
    const client = clientOf({ method: 'negotiate', ...login }, {});
    const before = (await client.invoke(resource, 'Count')).outputs.number('Released') ?? 0;
    for await (const one of client.enumerate(resource, { maxElements: 10 })) {
      if (one.text('LicenseId') === '3') break;
    }
    const { outputs } = await client.invoke(resource, 'Count');
    expect([outputs.number('Released'), outputs.number('Open')]).toEqual([before + 1, 0]);
  });

  test.each(ways)('%s: a wrong password is refused', async (_name, authentication, options) => {
    const wrong: Authentication =
      'password' in authentication ? { ...authentication, password: 'no' } : authentication;
    expect((await failure(clientOf(wrong, options).connect())).code).toBe('authentication-refused');
  });

  test('an authentication that was bound to another certificate is refused there', async () => {
    // What stands between shows its own certificate and passes the tokens on: both are good, but not the same.
    const context = await ntlmInitiator({
      user: 'calepin',
      domain: 'LAB',
      password: login.password,
      targetName: 'HTTP/127.0.0.1',
      channelBinding: tlsServerEndPoint(new X509Certificate(readFileSync(file('other.pem'))).raw),
      wrapping: 'raw',
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    const post = (
      token: Uint8Array | null,
    ): Promise<{ readonly status: number; readonly token: Uint8Array | null }> =>
      new Promise((resolve, reject) => {
        const authorization = `Negotiate ${Buffer.from(token ?? []).toString('base64')}`;
        const headers = { 'Content-Length': 0, Authorization: authorization };
        const options = { agent, host: '127.0.0.1', port: secure.port, method: 'POST', headers };
        const outgoing = request(options, (incoming) => {
          const challenges = incoming.headersDistinct['www-authenticate'] ?? [];
          const status = incoming.statusCode ?? 0;
          incoming.resume().on('end', () => resolve({ status, token: tokenOf(challenges, 'Negotiate') }));
        });
        outgoing.on('error', reject).end();
      });
    const challenge = await post((await context.step(null)).token);
    expect(challenge.token).not.toBe(null);
    expect((await post((await context.step(challenge.token)).token)).status).toBe(401);
    agent.destroy();
  });

  test.each([
    [
      'no such class',
      { namespace: 'root/test', className: 'Test_Nothing' },
      'class-not-found',
      'CIMStatusCode 5',
    ],
    [
      'no such namespace',
      { namespace: 'root/nothing', className: 'Test_License' },
      'namespace-not-found',
      'CIMStatusCode 3',
    ],
  ] as const)('%s', async (_name, asked, code, serverCode) => {
    const client = clientOf({ method: 'negotiate', ...login }, {});
    expect(await failure(all(client.enumerate(asked)))).toMatchObject({ code, serverCode });
  });
});

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket, TlsOptions } from 'node:tls';
import { expect, test } from 'vitest';
import type { ClientOptions, PhaseOutcome, WsmanClient } from '../src/index.ts';
import { enumerated, instance } from './envelopes.ts';
import { startPeer } from './peer.ts';
import { all, clientOn, closing, failure } from './start.ts';

const pem = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'certificates', `${name}.pem`), 'utf8');
const ca = pem('authority');
const basic = { method: 'basic', user: 'calepin', password: 'calepin' } as const;

interface Seen {
  readonly authorization: string | undefined;
  readonly client: string | null;
  readonly protocol: string | null;
}

async function startTls(
  certificate: string,
  options: Partial<ClientOptions> = {},
  server: TlsOptions = {},
): Promise<{ readonly client: WsmanClient; readonly seen: Seen[]; readonly phases: string[] }> {
  const seen: Seen[] = [];
  const phases: string[] = [];
  const peer = createServer(
    { cert: pem(certificate), key: pem(`${certificate}.key`), ...server },
    (request, response) => {
      const socket = request.socket as TLSSocket; // the server is one of HTTPS
      request.resume().on('end', () => {
        const subject = socket.getPeerCertificate().subject?.CN;
        seen.push({
          authorization: request.headers.authorization,
          client: typeof subject === 'string' ? subject : null,
          protocol: socket.getProtocol(),
        });
        response.writeHead(200, { 'Content-Type': 'application/soap+xml' });
        response.end(enumerated({ messageId: '' }, null, instance('X', { A: '1' })));
      });
    },
  );
  peer.listen(0, '127.0.0.1');
  await once(peer, 'listening');
  closing({
    close: () => {
      peer.closeAllConnections();
      return new Promise((resolve) => peer.close(resolve));
    },
  });
  const { port } = peer.address() as AddressInfo; // listening on TCP
  const onPhase = ({ phase, state }: PhaseOutcome): void => void phases.push(`${phase} ${state}`);
  const client = clientOn(port, {
    transport: 'https',
    allowUnencrypted: false,
    authentication: basic,
    ca,
    onPhase,
    ...options,
  });
  return { client, seen, phases };
}

test('HTTPS with a certificate of a given authority', async () => {
  const { client, seen, phases } = await startTls('server');
  expect(await all(client.enumerate('X'))).toHaveLength(1);
  expect(seen[0]?.protocol).toBe('TLSv1.3');
  expect(phases).toEqual(['name passed', 'port passed', 'tls passed']);
});

test('the certificate is checked against the host, whatever address is connected to', async () => {
  const { client } = await startTls('server', { host: 'rdlic01.lab.test', address: '127.0.0.1' });
  expect(await all(client.enumerate('X'))).toHaveLength(1);
  const wrong = await startTls('server', { host: 'rdlic02.lab.test', address: '127.0.0.1' });
  const error = await failure(all(wrong.client.enumerate('X')));
  expect([error.code, error.phase]).toEqual(['tls-name-mismatch', 'tls']);
  expect(error.details).toMatchObject({ expected: 'rdlic02.lab.test' });
  expect(error.details['found']).toContain('DNS:rdlic01.lab.test');
});

test.each([
  ['another name', 'other', {}, 'tls-name-mismatch'],
  ['a past', 'expired', {}, 'tls-expired'],
  ['an authority that nobody knows', 'server', { ca: pem('other') }, 'tls-untrusted'],
] as const)('a certificate with %s', async (_name, certificate, options, code) => {
  const { client, seen, phases } = await startTls(certificate, options);
  const error = await failure(client.get('X'));
  expect([error.code, error.phase]).toEqual([code, 'tls']);
  expect(phases).toEqual(['name passed', 'port passed', 'tls failed']);
  // Nothing was said to whom is not trusted.
  expect(seen).toEqual([]);
});

test('a server that is too old to be safe is refused', async () => {
  const { client } = await startTls(
    'server',
    {},
    { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
  );
  expect((await failure(client.get('X'))).code).toBe('tls-failed');
});

test('HTTPS to a port of HTTP, and HTTP to a port of HTTPS', async () => {
  const plain = closing(await startPeer(() => ''));
  const https = clientOn(plain.port, { transport: 'https', authentication: basic, ca });
  expect((await failure(https.get('X'))).code).toBe('wrong-transport');
  const { client } = await startTls('server', { transport: 'http', allowUnencrypted: true });
  // Node's server cuts; others send an alert, which is told from an answer (`connection.test.ts`).
  expect(['connection-cut', 'wrong-transport']).toContain((await failure(client.get('X'))).code);
});

test('a client certificate proves the account', async () => {
  const authentication = {
    method: 'certificate',
    certificate: pem('client'),
    key: pem('client.key'),
  } as const;
  const { client, seen } = await startTls('server', { authentication }, { requestCert: true, ca });
  await all(client.enumerate('X'));
  expect(seen).toEqual([
    {
      authorization: 'http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual',
      client: 'calepin',
      protocol: 'TLSv1.2',
    },
  ]);
});

test('a client certificate that the server does not accept', async () => {
  const authentication = {
    method: 'certificate',
    certificate: pem('client'),
    key: pem('client.key'),
  } as const;
  const { client } = await startTls(
    'server',
    { authentication },
    { requestCert: true, ca: pem('other'), rejectUnauthorized: true },
  );
  expect((await failure(client.get('X'))).code).toBe('certificate-refused');
});

test.each([
  ['http', { method: 'basic', user: 'u', password: 'p' }, 'unencrypted-refused'],
  ['http', { method: 'kerberos' }, 'unencrypted-refused'],
  ['http', { method: 'certificate', certificate: '', key: '' }, 'wrong-transport'],
] as const)('over %s, %o: %s', async (transport, authentication, code) => {
  const make = async (): Promise<unknown> =>
    clientOn(1, { transport, authentication, allowUnencrypted: false });
  expect((await failure(make())).code).toBe(code);
});

import { expect, test } from 'vitest';
import type { WsmanErrorCode } from '../src/index.ts';
import { fault } from './envelopes.ts';
import type { Reply } from './peer.ts';
import { failure, start } from './start.ts';

interface Case {
  readonly name: string;
  readonly reply: Exclude<Reply, (...all: never) => void>;
  readonly code: WsmanErrorCode;
  readonly details?: Readonly<Record<string, string>>;
}

const html = (status: number, headers: Record<string, string> = {}) =>
  ({ status, type: 'text/html', headers, body: '<html>' }) as const;
const nobody = { messageId: '' };

const cases: readonly Case[] = [
  { name: 'another page', reply: html(200), code: 'not-ws-management' },
  { name: 'no such page', reply: html(404), code: 'not-ws-management' },
  { name: 'no such method', reply: html(405), code: 'not-ws-management' },
  { name: 'forbidden', reply: html(403), code: 'access-denied' },
  { name: 'overloaded', reply: html(503), code: 'server-busy' },
  { name: 'a failure without an envelope', reply: html(500), code: 'server-fault' },
  {
    name: 'elsewhere',
    reply: html(302, { Location: 'https://other.test/wsman' }),
    code: 'redirected',
    details: { location: 'https://other.test/wsman' },
  },
  {
    name: 'a wrong password',
    reply: html(401, { 'WWW-Authenticate': 'Basic realm="WSMAN"' }),
    code: 'authentication-refused',
  },
  { name: 'a refusal that offers nothing', reply: html(401), code: 'authentication-refused' },
  {
    name: 'Basic is not offered',
    reply: html(401, { 'WWW-Authenticate': 'Negotiate, Kerberos, CredSSP' }),
    code: 'authentication-not-offered',
    details: { offered: 'Negotiate, Kerberos, CredSSP' },
  },
  ...(
    [
      [1326, 'authentication-refused'],
      [1330, 'password-expired'],
      [1907, 'password-must-change'],
      [1331, 'account-disabled'],
      [1909, 'account-locked'],
      [1793, 'account-expired'],
      [1327, 'account-restricted'],
      [1328, 'account-restricted'],
      [1398, 'clock-skew'],
      [2147943726, 'authentication-refused'],
    ] as const
  ).flatMap(([number, code]) =>
    [401, 500].map((status) => ({
      name: `Windows error ${number} under HTTP ${status}`,
      reply: { ...fault(nobody, 'w:AccessDenied', number), status },
      code,
    })),
  ),
];

test.each(cases)('$name: $code', async ({ reply, code, details }) => {
  const { peer, client } = await start(() => reply);
  const error = await failure(client.get('Win32_Service'));
  expect([error.code, error.httpStatus]).toEqual([
    code,
    typeof reply === 'string' ? 200 : (reply.status ?? 200),
  ]);
  expect(error.details).toMatchObject({ host: '127.0.0.1', port: peer.port, ...details });
  expect(error.remedy).not.toBe('');
  // Nothing is tried twice, and no address is followed.
  expect(peer.received.length).toBe(1);
});

test('an error names neither the password nor what carries it', async () => {
  const { client } = await start(() => html(401, { 'WWW-Authenticate': 'Basic' }), {
    authentication: { method: 'basic', user: 'calepin', password: 'canary-1f0e' },
  });
  const error = await failure(client.get('Win32_Service'));
  const told = JSON.stringify([error.message, error.stack, error.details, String(error.cause)]);
  expect(told).not.toContain('canary-1f0e');
  expect(told).not.toContain(Buffer.from('calepin:canary-1f0e').toString('base64'));
});

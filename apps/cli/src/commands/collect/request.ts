import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import type { HostRequest, Login } from '@calepin/server/collect';
import type { Context } from '../../context.ts';
import { misused } from '../../failure.ts';
import type { Given } from '../definition.ts';
import { openingFailure } from '../inspect/sources.ts';
import { ALL_CLASSES } from './classes.ts';
import { type CollectOptions, DEFAULT_TIMEOUT } from './options.ts';
import { readPassword } from './password.ts';

/** What all hosts of a command line have in common. */
export type CollectRequest = Omit<HostRequest, 'name'>;

const LARGEST_PEM = 1024 * 1024;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,253}$/u;

/** How the hosts are read, from what was typed. Throws a `Failure` for what does not fit together. */
export async function requestOf(given: Given<CollectOptions>, context: Context): Promise<CollectRequest> {
  const authentication = given.auth ?? (given.certificate === undefined ? 'negotiate' : 'certificate');
  const transport = given.transport ?? (isSealed(authentication) ? 'http' : 'https');
  if (authentication === 'certificate' && transport === 'http') throw misused('certificate-http');
  if (given.path !== undefined && !/^\/\S*$/.test(given.path))
    throw misused('bad-path', { path: given.path });
  return {
    address: null,
    transport,
    port: given.port ?? null,
    path: given.path ?? null,
    authentication,
    resourceStyle: given.resourceStyle ?? 'wmi',
    login: await loginOf(authentication, given, context),
    ca: given.ca === undefined ? null : await pemOf(given.ca, 'CERTIFICATE'),
    // Both were named: the person wants the password to travel readable.
    allowUnencrypted: authentication === 'basic' && given.transport === 'http',
    reads: given.classes ?? ALL_CLASSES,
    timeoutMs: (given.timeout ?? DEFAULT_TIMEOUT) * 1000,
  };
}

/** A host as it was typed, without the brackets of an IPv6 address. */
export function hostOf(word: string): string {
  const bare = /^\[(.*)\]$/.exec(word)?.[1] ?? word;
  if (isIPv6(bare) || (bare === word && NAME.test(word))) return bare;
  throw misused('bad-host', { host: word });
}

/** Whether messages are sealed over plain HTTP, so that HTTPS is not needed. */
function isSealed(authentication: HostRequest['authentication']): boolean {
  return authentication === 'negotiate' || authentication === 'ntlm';
}

async function loginOf(
  authentication: HostRequest['authentication'],
  given: Given<CollectOptions>,
  context: Context,
): Promise<Login | null> {
  const { user, certificate, key } = given;
  if (authentication === 'certificate') {
    if (certificate === undefined || key === undefined) throw misused('certificate-missing');
    return {
      kind: 'certificate',
      certificate: await pemOf(certificate, 'CERTIFICATE'),
      key: await pemOf(key, 'PRIVATE KEY'),
    };
  }
  // A ticket of Kerberos is enough.
  if (authentication === 'kerberos' && user === undefined) return null;
  if (user === undefined) throw misused('user-missing');
  const password = await readPassword(given, context);
  if (password === null) throw misused('password-missing', { user });
  return { kind: 'password', user, password };
}

/** The text of a PEM file that holds what it should. */
export async function pemOf(path: string, label: 'CERTIFICATE' | 'PRIVATE KEY'): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw openingFailure(path, reason, resolve('.'));
  }
  const isPem = text.length <= LARGEST_PEM && new RegExp(`-----BEGIN (?:[A-Z]+ )*${label}-----`).test(text);
  if (!isPem) throw misused('not-pem', { path });
  return text;
}

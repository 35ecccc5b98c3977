import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Credential, TargetSettings } from '../store/collection.ts';
import type { FieldFault } from './problem.ts';
import type { TargetSettings as Requested } from './schemas/index.ts';

const HOST_NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?$/u;
const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
/** What only a directory has, and all that it has. */
const DIRECTORY_READS = ['user-cals'] as const;

/** What was asked for, with what a directory has instead of the usual settings of a host where nothing was said. */
export function requestedSettings(settings: Requested, given: unknown): Requested {
  if (settings.kind === 'host') return settings;
  const said = (name: string): boolean =>
    typeof given === 'object' && given !== null && Object.hasOwn(given, name);
  return {
    ...settings,
    ...(said('transport') ? {} : { transport: 'ldaps' as const }),
    ...(said('authentication') ? {} : { authentication: 'simple' as const }),
    ...(said('reads') ? {} : { reads: [...DIRECTORY_READS] }),
  };
}

/** Whether a text may be the name or the address of a host. Nothing that could lead a connection elsewhere. */
export function isHost(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}

/** What does not go together in the settings of a target, field by field. `place` is where they are in the request. */
export function settingsFaults(
  settings: Omit<TargetSettings, 'site'>,
  credentials: readonly Credential[],
  place: string,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: FieldFault['code'], values: FieldFault['values'] = {}): void =>
    void faults.push({ field: `${place}.${field}`, code, values });
  const { kind, name, address, transport, authentication, credentialId, ca, allowUnencrypted, reads } =
    settings;

  if (!isHost(name)) fault('name', 'wrong-format', { expected: 'host' });
  if (address !== null && !isHost(address)) fault('address', 'wrong-format', { expected: 'host' });
  if (ca !== null && !areCertificates(ca)) fault('ca', 'wrong-format', { expected: 'PEM' });
  if (kind === 'directory') {
    const of = { other: 'kind = directory' };
    if (transport !== 'ldap' && transport !== 'ldaps') fault('transport', 'not-possible', of);
    if (authentication !== 'simple') fault('authentication', 'not-possible', of);
    if (reads.some((scope) => scope !== 'user-cals')) fault('reads', 'not-possible', of);
  } else {
    const of = { other: 'kind = host' };
    if (transport !== 'http' && transport !== 'https') fault('transport', 'not-possible', of);
    if (authentication === 'simple') fault('authentication', 'not-possible', of);
    if (reads.includes('user-cals')) fault('reads', 'not-possible', of);
    if (authentication === 'basic' && transport === 'http' && !allowUnencrypted)
      fault('allowUnencrypted', 'needed', { other: 'authentication = basic, transport = http' });
    if (authentication === 'certificate' && transport !== 'https')
      fault('transport', 'not-possible', { other: 'authentication = certificate' });
  }
  if (credentialId !== null) {
    const credential = credentials.find(({ id }) => id === credentialId);
    if (credential === undefined) fault('credentialId', 'not-known');
    else if ((credential.kind === 'certificate') !== (authentication === 'certificate'))
      fault('credentialId', 'not-possible', { other: `authentication = ${authentication}` });
  }
  return faults;
}

function areCertificates(pem: string): boolean {
  const blocks = pem.match(PEM_BLOCK) ?? [];
  try {
    return blocks.length > 0 && blocks.every((block) => new X509Certificate(block).raw.length > 0);
  } catch {
    return false;
  }
}

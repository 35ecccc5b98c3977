import type { Target, TargetSettings, TargetTestRequest } from '@calepin/server/schemas';

/** How to sign in while it is typed: credentials that are kept, or new ones. */
export type LoginDraft =
  | { readonly from: 'kept'; readonly credentialId: string | null }
  | { readonly from: 'new'; readonly name: string; readonly user: string; readonly password: string };

/** The settings that several targets may share, while they are edited: numbers are texts until they are whole. */
export interface ConnectionDraft
  extends Omit<TargetSettings, 'name' | 'address' | 'port' | 'path' | 'ca' | 'credentialId'> {
  readonly port: string;
  readonly path: string;
  readonly ca: string;
  readonly login: LoginDraft;
}

export interface TargetDraft extends ConnectionDraft {
  readonly name: string;
  readonly address: string;
}

/** What is not whole yet, by field. */
export type Wrong =
  | 'site'
  | 'name'
  | 'port'
  | 'path'
  | 'login'
  | 'reads'
  | 'unencrypted'
  | 'certificate-needs-https';

const HOST_READS: TargetSettings['reads'] = [
  'license-server',
  'key-packs',
  'issued-licenses',
  'session-host',
];
const SIX_HOURS = 360;
const LAST_PORT = 65_535;

/** A target that does not exist yet. */
export function newDraft(kind: TargetSettings['kind'], site: string): TargetDraft {
  const directory = kind === 'directory';
  return {
    site,
    kind,
    name: '',
    address: '',
    transport: directory ? 'ldaps' : 'https',
    port: '',
    path: '',
    authentication: directory ? 'simple' : 'negotiate',
    resourceStyle: 'wmi',
    login: { from: 'kept', credentialId: null },
    ca: '',
    allowUnencrypted: false,
    reads: directory ? ['user-cals'] : HOST_READS,
    intervalMinutes: SIX_HOURS,
    paused: false,
  };
}

/** A target as it is. */
export function draftOf(target: Target): TargetDraft {
  const { siteId, kind, name, transport, authentication, resourceStyle, allowUnencrypted } = target;
  return {
    site: siteId,
    kind,
    name,
    address: target.address ?? '',
    transport,
    port: target.port === null ? '' : String(target.port),
    path: target.path ?? '',
    authentication,
    resourceStyle,
    login: { from: 'kept', credentialId: target.credentialId },
    ca: target.ca ?? '',
    allowUnencrypted,
    reads: target.reads,
    intervalMinutes: target.intervalMinutes,
    paused: target.paused,
  };
}

/** Basic over plain HTTP lets anybody on the way read the password. */
export const isReadable = ({ transport, authentication }: ConnectionDraft): boolean =>
  transport === 'http' && authentication === 'basic';

function portOf(text: string): number | null {
  const port = Number(text.trim());
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= LAST_PORT ? port : null;
}

/** Kerberos can use the tickets of the machine; every other way of signing in needs credentials. */
function lacksLogin({ login, authentication }: ConnectionDraft): boolean {
  if (login.from === 'new') return login.user.trim() === '' || login.password === '';
  return login.credentialId === null && authentication !== 'kerberos';
}

/** What keeps these settings from being used; nothing when they are whole. */
export function wrongOf(draft: ConnectionDraft): readonly Wrong[] {
  const { site, port, path, reads, transport, authentication, allowUnencrypted } = draft;
  const checks: readonly (readonly [Wrong, boolean])[] = [
    ['site', site.trim() === ''],
    ['port', port.trim() !== '' && portOf(port) === null],
    ['path', path.trim() !== '' && !path.trim().startsWith('/')],
    ['login', lacksLogin(draft)],
    ['reads', reads.length === 0],
    ['unencrypted', isReadable(draft) && !allowUnencrypted],
    ['certificate-needs-https', authentication === 'certificate' && transport === 'http'],
  ];
  return checks.filter(([, wrong]) => wrong).map(([what]) => what);
}

export const wrongOfTarget = (draft: TargetDraft): readonly Wrong[] =>
  draft.name.trim() === '' ? ['name', ...wrongOf(draft)] : wrongOf(draft);

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The settings of several targets, as the server takes them. New credentials are kept first: `credentialId` is theirs. */
export function connectionOf(
  draft: ConnectionDraft,
  credentialId: string | null,
): Omit<TargetSettings, 'name' | 'address'> {
  const { site, kind, transport, authentication, resourceStyle, allowUnencrypted, reads } = draft;
  return {
    site: site.trim(),
    kind,
    transport,
    port: portOf(draft.port),
    path: orNull(draft.path),
    authentication,
    resourceStyle,
    credentialId,
    ca: orNull(draft.ca),
    allowUnencrypted: isReadable(draft) && allowUnencrypted,
    reads,
    intervalMinutes: draft.intervalMinutes,
    paused: draft.paused,
  };
}

/** The settings of one target. */
export function settingsOf(draft: TargetDraft, credentialId: string | null): TargetSettings {
  return {
    ...connectionOf(draft, credentialId),
    name: draft.name.trim(),
    address: orNull(draft.address),
  };
}

/** What to try: the settings as typed, with the login as typed. */
export function testOf(draft: TargetDraft): TargetTestRequest {
  const { login } = draft;
  if (login.from === 'kept') return { settings: settingsOf(draft, login.credentialId), login: null };
  return {
    settings: settingsOf(draft, null),
    login: { user: login.user.trim(), password: login.password },
  };
}

import type { LicensingSource } from '../model/source.ts';
import type { Language } from './language.ts';
import type { RegistryTree } from './registry.ts';
import type { WindowsRelease } from './release.ts';

export type HostRole = 'license-server' | 'session-host' | 'both';

/** Contact data given when a license server was activated. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly countryRegion: string;
  readonly email: string;
}

/** A session host's licensing, with where each value comes from. */
export interface SessionHostState {
  /** `LicensingType`: 2 Per Device, 4 Per User, 5 not configured. */
  readonly mode: 2 | 4 | 5;
  readonly modeSource: 'policy' | 'local';
  readonly licenseServers: readonly string[];
  readonly serversSource: 'policy' | 'local';
  /** When the role was installed: the grace period runs from there. */
  readonly installed: number;
  /** Whether a license server has ever given this host its certificate. */
  readonly everLicensed: boolean;
  readonly nla: boolean;
  /** 0 RDP, 1 negotiate, 2 TLS. */
  readonly securityLayer: 0 | 1 | 2;
  /** Settings of a whole deployment, `null` where the host is not part of one. */
  readonly deployment: { readonly central: boolean } | null;
}

/** Everything that the classes of a host are filled from. */
export interface WindowsHost {
  readonly name: string;
  /** DNS domain, `null` in a workgroup. */
  readonly domain: string | null;
  readonly role: HostRole;
  readonly language: Language;
  readonly release: WindowsRelease;
  readonly revision: number;
  /** Minutes east of UTC in which instants are written, `null` for UTC. */
  readonly zoneMinutes: number | null;
  readonly licensing: LicensingSource | null;
  readonly contact: Contact | null;
  readonly productId: string;
  /** The 35-digit identifier. */
  readonly licenseServerId: string;
  readonly inTerminalServerLicenseServersGroup: boolean;
  readonly sessionHost: SessionHostState | null;
  readonly registry: RegistryTree;
  /** Names of the license servers that answer: what session hosts can find and reach. */
  reachableLicenseServers(): readonly string[];
  now(): number;
}

export function fullName(host: WindowsHost): string {
  return host.domain === null ? host.name : `${host.name}.${host.domain}`;
}

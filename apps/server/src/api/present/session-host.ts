import { everLicensed, licensingMode, type SessionHostFacts } from '@calepin/core';
import type { SessionHostRecord } from '../../store/register.ts';
import type { HostIndex } from '../host-index.ts';
import type { SessionHost } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';
import type { Names } from './names.ts';

type Detail = SessionHostFacts['details'][string];

/** `SecurityLayer` of the RDP listener. Source: Microsoft, "Win32_TSGeneralSetting class". */
const SECURITY_LAYERS: Readonly<Record<number, 'rdp' | 'negotiate' | 'tls'>> = {
  0: 'rdp',
  1: 'negotiate',
  2: 'tls',
};

/** A property of the host under any of its names, without regard to case. */
function detail(details: SessionHostFacts['details'], ...names: readonly string[]): Detail {
  for (const name of names) {
    const found = Object.entries(details).find(([key]) => key.toLowerCase() === name.toLowerCase());
    if (found !== undefined && found[1] !== null) return found[1];
  }
  return null;
}

function flag(value: Detail): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 0 || value === 1 ? value === 1 : null;
}

/** A session host with its settings, and the license servers that they name. */
export function presentSessionHost(
  host: SessionHostRecord,
  around: {
    readonly names: Names;
    readonly licenseServers: HostIndex;
    readonly targets: HostIndex;
  },
): SessionHost {
  const { id, site, details, licensingType } = host;
  const name = host.host ?? '';
  const layer = detail(details, 'SecurityLayer');
  return {
    id,
    siteId: site,
    site: around.names.site(site),
    host: name,
    licensingMode: licensingType === null ? null : licensingMode(licensingType),
    licensingModeNumber: licensingType,
    licensingModeSource: host.licensingTypeSource,
    licenseServers:
      host.licenseServers?.map((server) => ({
        name: server,
        licenseServerId: around.licenseServers.find(site, server),
      })) ?? null,
    licenseServersSource: host.licenseServersSource,
    gracePeriodDays: host.gracePeriodDays,
    everLicensed: everLicensed(host),
    networkLevelAuthentication: flag(detail(details, 'UserAuthenticationRequired', 'UserAuthentication')),
    securityLayer: typeof layer === 'number' ? (SECURITY_LAYERS[layer] ?? 'unknown') : null,
    osVersion: host.osVersion,
    lastSeen: instantOrNull(host.lastSeen?.observedAt ?? null),
    targetId: around.targets.find(site, name),
    details: { ...details },
  };
}

import { serverRole } from '@calepin/core';
import type { LicenseServerRecord } from '../../store/register.ts';
import type { LicenseServer } from '../schemas/index.ts';
import type { Names } from './names.ts';
import { presentSource } from './source.ts';

/** A license server as of an instant. */
export function presentLicenseServer(server: LicenseServerRecord, names: Names): LicenseServer {
  const role = server.facts?.serverRole ?? null;
  return {
    id: server.id,
    site: names.site(server.site),
    siteId: server.site,
    host: server.host,
    activation: server.activation,
    activationSource: presentSource(server.activationSource),
    licenseServerId: server.facts?.licenseServerId ?? null,
    productId: server.facts?.productId ?? null,
    role: role === null ? null : serverRole(role),
    osVersion: server.facts?.osVersion ?? null,
    lastSeen: presentSource(server.lastSeen),
    keyPacksSeen: presentSource(server.keyPacksSeen),
    keyPackCount: server.keyPackCount,
    issuedLicenseCount: server.issuedLicenseCount,
    details: { ...server.facts?.details },
  };
}

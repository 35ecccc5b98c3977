import {
  classifyKeyPack,
  type KeyPackFacts,
  type LicenseServerFacts,
  licensingMode,
  type ProductVersion,
  productVersion,
  type ReadWarning,
  type SessionHostFacts,
  toIso,
  type UserCalFacts,
} from '@calepin/core';

// The shapes of `calepin inspect`: names and order are a contract; what was added to it comes last in each object.

export interface InspectedKeyPack {
  readonly keyPackId: number;
  readonly calType: string;
  readonly kind: string;
  readonly productVersion: ProductVersion;
  readonly total: number | null;
  readonly issued: number | null;
  readonly available: number | null;
  readonly unlimited: boolean;
  readonly expires: string | null;
  readonly perpetual: boolean | null;
  readonly counted: boolean;
  readonly label: string | null;
  readonly productCode: string | null;
}

/** A key pack after classification, and what the classification has to say. */
export function inspectedKeyPack(facts: KeyPackFacts): {
  readonly keyPack: InspectedKeyPack;
  readonly warnings: readonly ReadWarning[];
} {
  const pack = classifyKeyPack(facts);
  const keyPack = {
    keyPackId: pack.keyPackId,
    calType: pack.calType,
    kind: pack.kind,
    productVersion: pack.productVersion,
    total: pack.total,
    issued: pack.issued,
    available: pack.available,
    unlimited: pack.unlimited,
    expires: toIso(pack.expires),
    perpetual: pack.perpetual,
    counted: pack.counted,
    label: pack.label,
    productCode: pack.productCode,
  };
  return { keyPack, warnings: pack.warnings };
}

export interface InspectedUserCal {
  readonly user: string;
  readonly productVersion: ProductVersion;
  readonly expires: string | null;
  readonly productCode: string | null;
  readonly managingServer: string | null;
  readonly disabled: boolean | null;
  readonly deleted: boolean | null;
  readonly host: string | null;
}

export function inspectedUserCal(facts: UserCalFacts): InspectedUserCal {
  return {
    user: facts.user,
    productVersion: productVersion(facts.productVersionId, facts.productVersion),
    expires: toIso(facts.expirationDate),
    productCode: facts.productCode,
    managingServer: facts.managingServer,
    disabled: facts.disabled,
    deleted: facts.deleted,
    host: facts.host,
  };
}

export interface InspectedSessionHost {
  readonly host: string | null;
  readonly mode: string;
  readonly modeSource: 'policy' | 'local' | null;
  readonly licenseServers: readonly string[] | null;
  readonly licenseServersSource: 'policy' | 'local' | null;
  readonly gracePeriodDays: number | null;
  readonly osVersion: string | null;
}

export function inspectedSessionHost(facts: SessionHostFacts): InspectedSessionHost {
  return {
    host: facts.host,
    mode: licensingMode(facts.licensingType),
    modeSource: facts.licensingTypeSource,
    licenseServers: facts.licenseServers,
    licenseServersSource: facts.licenseServersSource,
    gracePeriodDays: facts.gracePeriodDays,
    osVersion: facts.osVersion,
  };
}

export interface InspectedLicenseServer {
  readonly host: string | null;
  readonly activation: 'activated' | 'not-activated' | null;
  readonly licenseServerId: string | null;
  readonly osVersion: string | null;
}

/** A license server's own figures; all unknown when only its key packs are there. */
export function inspectedLicenseServer(
  host: string | null,
  facts: LicenseServerFacts | undefined,
): InspectedLicenseServer {
  const status = facts?.activationStatus ?? null;
  return {
    host,
    activation: status === null ? null : status === 0 ? 'activated' : 'not-activated',
    licenseServerId: facts?.licenseServerId ?? null,
    osVersion: facts?.osVersion ?? null,
  };
}

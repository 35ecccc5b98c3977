import { type KeyPackFacts, toIso } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { KeyPackHistoryEntry, KeyPackRecord } from '../../store/register.ts';
import type { KeyPack, KeyPackDetail } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';
import { presentMessage } from './message.ts';
import type { Names } from './names.ts';
import { presentSource } from './source.ts';

/** A key pack, classified, with where its figures come from. */
export function presentKeyPack(record: KeyPackRecord, names: Names, say: Say): KeyPack {
  const { pack } = record;
  return {
    ref: record.id,
    site: names.site(record.site),
    siteId: record.site,
    host: record.host,
    licenseServerId: record.licenseServerId,
    keyPackId: pack.keyPackId,
    calType: pack.calType,
    kind: pack.kind,
    productVersion: { ...pack.productVersion },
    total: pack.total,
    issued: pack.issued,
    available: pack.available,
    unlimited: pack.unlimited,
    expires: instantOrNull(pack.expires),
    perpetual: pack.perpetual,
    counted: pack.counted,
    label: pack.label,
    productCode: pack.productCode,
    missingSince: instantOrNull(record.missingSince),
    warnings: pack.warnings.map((warning) => presentMessage(say, 'warning', warning.code, warning.facts)),
    sources: { installed: presentSource(record.installedSource), issued: presentSource(record.issuedSource) },
  };
}

/** The properties as read, under their WMI names, so that they can be compared with what Windows shows. */
export function presentRaw(facts: KeyPackFacts): KeyPackDetail['raw'] {
  return {
    KeyPackId: facts.keyPackId,
    Description: facts.description,
    KeyPackType: facts.keyPackType,
    ProductType: facts.productType,
    ProductVersion: facts.productVersion,
    ProductVersionID: facts.productVersionId,
    TotalLicenses: facts.totalLicenses,
    IssuedLicenses: facts.issuedLicenses,
    AvailableLicenses: facts.availableLicenses,
    ExpirationDate: instantOrNull(facts.expirationDate),
    AccessRights: facts.accessRights,
    TypeAndModel: facts.typeAndModel,
  };
}

/** A key pack with its raw values and its history. */
export function presentKeyPackDetail(
  record: KeyPackRecord,
  history: readonly KeyPackHistoryEntry[],
  names: Names,
  say: Say,
): KeyPackDetail {
  return {
    ...presentKeyPack(record, names, say),
    raw: presentRaw(record.facts),
    history: history.map((entry) => ({ ...entry, from: toIso(entry.from), to: instantOrNull(entry.to) })),
  };
}

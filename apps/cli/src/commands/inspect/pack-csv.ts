import { classifyKeyPack, type KeyPackFacts, toIso } from '@calepin/core';
import { type CsvValue, csvRecord } from '../../figures/csv.ts';

const HEADER = [
  'document',
  'licenseServer',
  'keyPackId',
  'calType',
  'kind',
  'productVersionId',
  'productVersion',
  'total',
  'issued',
  'available',
  'unlimited',
  'expires',
  'perpetual',
  'counted',
  'label',
  'productCode',
] as const;

/** The header of the key packs as CSV: the names of the JSON. */
export const PACK_HEADER = csvRecord(HEADER);

/** One key pack as a record. */
export function packRecord(document: string, facts: KeyPackFacts): string {
  const pack = classifyKeyPack(facts);
  const values: Readonly<Record<(typeof HEADER)[number], CsvValue>> = {
    document,
    licenseServer: facts.host,
    keyPackId: pack.keyPackId,
    calType: pack.calType,
    kind: pack.kind,
    productVersionId: pack.productVersion.id,
    productVersion: pack.productVersion.name,
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
  return csvRecord(HEADER.map((name) => values[name]));
}

import { classifyKeyPack, type KeyPackFacts, toIso } from '@calepin/core';
import { type CsvValue, csvRecord } from '../../figures/csv.ts';

const HEADER = [
  'Document',
  'LicenseServer',
  'KeyPackId',
  'CalType',
  'Kind',
  'ProductVersionId',
  'ProductVersion',
  'Label',
  'ProductCode',
  'Total',
  'Issued',
  'Available',
  'Unlimited',
  'Expires',
  'Perpetual',
  'Counted',
] as const;

/** The header of the key packs as CSV: the columns of the register’s own export, behind the document. */
export const PACK_HEADER = csvRecord(HEADER);

/** One key pack as a record. */
export function packRecord(document: string, facts: KeyPackFacts): string {
  const pack = classifyKeyPack(facts);
  const values: Readonly<Record<(typeof HEADER)[number], CsvValue>> = {
    Document: document,
    LicenseServer: facts.host,
    KeyPackId: pack.keyPackId,
    CalType: pack.calType,
    Kind: pack.kind,
    ProductVersionId: pack.productVersion.id,
    ProductVersion: pack.productVersion.name,
    Label: pack.label,
    ProductCode: pack.productCode,
    Total: pack.total,
    Issued: pack.issued,
    Available: pack.available,
    Unlimited: pack.unlimited,
    Expires: toIso(pack.expires),
    Perpetual: pack.perpetual,
    Counted: pack.counted,
  };
  return csvRecord(HEADER.map((name) => values[name]));
}

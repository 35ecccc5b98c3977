import type { KeyPackRecord } from '../store/register.ts';
import { type Cell, instantCell } from './csv.ts';

/** Key packs as Calepin understands them; as they were read, they are in the inventory. */
export const KEY_PACK_HEADER: readonly string[] = [
  'Site',
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
  'MissingSince',
  'InstalledAsOf',
  'IssuedAsOf',
];

export function keyPackRow(record: KeyPackRecord, site: string): Cell[] {
  const { pack } = record;
  return [
    site,
    record.host,
    pack.keyPackId,
    pack.calType,
    pack.kind,
    pack.productVersion.id,
    pack.productVersion.name,
    pack.label,
    pack.productCode,
    pack.total,
    pack.issued,
    pack.available,
    pack.unlimited,
    instantCell(pack.expires),
    pack.perpetual,
    pack.counted,
    instantCell(record.missingSince),
    instantCell(record.installedSource.observedAt),
    instantCell(record.issuedSource?.observedAt ?? null),
  ];
}

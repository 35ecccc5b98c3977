import type { IssuedLicenseRow } from '../store/register.ts';
import { type Cell, instantCell } from './csv.ts';

/** Under the names of WMI, so that the file can be read again. */
export const ISSUED_LICENSE_HEADER: readonly string[] = [
  'Server',
  'LicenseId',
  'KeyPackId',
  'sIssuedToUser',
  'sIssuedToComputer',
  'sHardwareId',
  'LicenseStatus',
  'IssueDate',
  'ExpirationDate',
];

export function issuedLicenseRow(row: IssuedLicenseRow): Cell[] {
  return [
    row.host,
    row.licenseId,
    row.keyPackId,
    row.user,
    row.computer,
    row.hardwareId,
    row.statusNumber,
    instantCell(row.issued),
    instantCell(row.expires),
  ];
}

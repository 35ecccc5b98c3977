/** `Win32_TSIssuedLicense.LicenseStatus`, by name. */
export type IssuedLicenseStatus =
  | 'temporary'
  | 'active'
  | 'upgrade'
  | 'revoked'
  | 'pending'
  | 'concurrent'
  | 'unknown';

const STATUSES: readonly IssuedLicenseStatus[] = [
  'unknown',
  'temporary',
  'active',
  'upgrade',
  'revoked',
  'pending',
  'concurrent',
];

/** Source: Microsoft, "Win32_TSIssuedLicense class". A number outside 0 to 6 is `unknown`; keep the number beside it. */
export function issuedLicenseStatus(licenseStatus: number | null): IssuedLicenseStatus {
  return licenseStatus === null ? 'unknown' : (STATUSES[licenseStatus] ?? 'unknown');
}

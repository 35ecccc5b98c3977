import type { SessionHostFacts } from './facts.ts';

/**
 * Whether a session host was ever served by a license server; `null` when nothing tells it. `true`: Windows has noted the end of
 * the grace period by a permanent CAL (`LicensingGracePeriodEnded`), or the host holds the certificate that a license server gives
 * (`LicenseServerCertificate`). `false`: days of the grace period are left, which the first permanent CAL ends.
 * Sources: Microsoft, "Understand the licensing grace period"; "GetGracePeriodDays method"; event 1133 of the session host.
 */
export function everLicensed({
  details,
  gracePeriodDays,
}: Pick<SessionHostFacts, 'details' | 'gracePeriodDays'>): boolean | null {
  if (isSet(details['LicensingGracePeriodEnded']) || isSet(details['LicenseServerCertificate'])) return true;
  return gracePeriodDays !== null && gracePeriodDays > 0 ? false : null;
}

function isSet(value: SessionHostFacts['details'][string] | undefined): boolean {
  return value === true || value === 'true' || value === 'True';
}

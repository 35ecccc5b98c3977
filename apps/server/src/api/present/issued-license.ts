import type { IssuedLicenseRow } from '../../store/register.ts';
import type { IssuedLicense } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';

/** One issued licence. */
export function presentIssuedLicense(row: IssuedLicenseRow): IssuedLicense {
  return {
    id: row.id,
    siteId: row.site,
    host: row.host,
    licenseId: row.licenseId,
    keyPackId: row.keyPackId,
    keyPackRef: row.keyPackRef,
    user: row.user,
    computer: row.computer,
    hardwareId: row.hardwareId,
    status: row.status,
    statusNumber: row.statusNumber,
    issued: instantOrNull(row.issued),
    expires: instantOrNull(row.expires),
  };
}

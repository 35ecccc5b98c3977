import { expect, test } from 'vitest';
import { everLicensed } from './ever-licensed.ts';

test.each([
  [{ LicensingGracePeriodEnded: true }, 0, true],
  [{ LicenseServerCertificate: true }, null, true],
  [{ LicensingGracePeriodEnded: true }, 12, true],
  [{ LicensingGracePeriodEnded: false, LicenseServerCertificate: false }, 12, false],
  [{ LicensingGracePeriodEnded: false, LicenseServerCertificate: false }, 0, null],
  [{ LicensingGracePeriodEnded: null }, null, null],
  [{}, null, null],
])('%j with %s days left: %s', (details, gracePeriodDays, expected) => {
  expect(everLicensed({ details, gracePeriodDays })).toBe(expected);
});

import {
  covers,
  day,
  licenses,
  packs,
  SERVER,
  SESSION_HOST,
  type TestDocument,
  USER_CAL,
} from './documents.ts';

/** A site with a past, each document an import of its own: what the registers of earlier versions are filled with. */
export const PAST: readonly TestDocument[] = [
  packs(day(1), 'rdl01', [{}, { keyPackId: 4, productType: 0, totalLicenses: 20 }]),
  {
    at: day(2),
    batch: { licenseServers: [{ ...SERVER, productId: '00252-EX', details: { IsLSonDC: false } }] },
    coverage: [covers('license-server', 'rdl01')],
  },
  licenses(day(3), 'rdl01', [
    { keyPackId: 4 },
    { licenseId: 2, user: 'LAB\\Zoé', keyPackId: 4 },
    { licenseId: 3, licenseStatus: 4 },
  ]),
  {
    at: day(4),
    batch: { userCals: [USER_CAL, { ...USER_CAL, user: 'LAB\\Max', disabled: true }] },
    coverage: [covers('user-cals', null)],
  },
  {
    at: day(5),
    batch: { sessionHosts: [SESSION_HOST] },
    coverage: [covers('session-host', 'rdsh01')],
  },
  packs(day(6), 'RDL01.lab.test', [{ issuedLicenses: 55, totalLicenses: 120 }]),
  licenses(day(7), 'rdl01', [{ licenseId: 2, user: 'LAB\\Zoé', keyPackId: 4, licenseStatus: 1 }]),
  // Unchanged, and seen in part.
  packs(day(8), 'rdl01', [{ issuedLicenses: 55, totalLicenses: 120 }], { complete: false }),
];

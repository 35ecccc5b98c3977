import { createHash } from 'node:crypto';
import { DAY } from '@calepin/core';

const DAY_ZERO = Date.UTC(2026, 0, 1);

/** What a license server that does not exist shows. `renewed`: how many of its issued licences were renewed since. */
export function collectedDocument(host: string, licenses: number, renewed: number): string {
  const iso = (instant: number): string => new Date(instant).toISOString();
  const document = {
    calepin: { schema: 1, collector: '1.0.0' },
    collectedAt: null,
    host,
    licenseServers: [
      {
        host,
        properties: { ProductId: `00252-20000-35572-AT${host.slice(-3)}`, ServerRole: 0, Version: '6.3' },
        methods: { GetActivationStatus: 0, GetLicenseServerId: 'EXAMP-LE000-00001', IsLSonDC: false },
        osVersion: '10.0.20348.2582',
      },
    ],
    keyPacks: [0, 1].map((productType) => ({
      host,
      KeyPackId: 3 + productType,
      Description: productType === 0 ? 'A02-10.00-S' : 'C50-10.00-S',
      KeyPackType: 2,
      ProductType: productType,
      ProductVersion: 'Windows Server 2022',
      ProductVersionID: 7,
      TotalLicenses: 2 * licenses,
      IssuedLicenses: productType === 0 ? licenses : 0,
      AvailableLicenses: productType === 0 ? licenses : 2 * licenses,
      ExpirationDate: null,
      AccessRights: 0,
      TypeAndModel: productType === 0 ? 'RDS Per Device CAL' : 'RDS Per User CAL',
    })),
    issuedLicenses: Array.from({ length: licenses }, (_, index) => {
      const issued = DAY_ZERO + (index % 60) * DAY + index * 61_000 + (index < renewed ? 60 * DAY : 0);
      return {
        host,
        LicenseId: index + 1,
        KeyPackId: 3,
        LicenseStatus: 2,
        sIssuedToUser: null,
        sIssuedToComputer: `POSTE-${host}-${String(index).padStart(5, '0')}`,
        sHardwareId: hardwareId(host, index),
        IssueDate: iso(issued),
        ExpirationDate: iso(issued + 80 * DAY),
      };
    }),
    read: ['Win32_TSLicenseServer', 'Win32_TSLicenseKeyPack', 'Win32_TSIssuedLicense'].map((name) => ({
      host,
      class: name,
      complete: true,
      count: name === 'Win32_TSIssuedLicense' ? licenses : name === 'Win32_TSLicenseKeyPack' ? 2 : 1,
    })),
    unread: [],
  };
  return JSON.stringify(document);
}

/** As random as the real ones, which do not compress. */
function hardwareId(host: string, index: number): string {
  return `0x00${createHash('md5').update(`${host} ${index}`).digest('hex').toUpperCase()}`;
}

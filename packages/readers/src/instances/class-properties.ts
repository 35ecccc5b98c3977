import type { IssuedLicenseFacts, KeyPackFacts } from '@calepin/core';
import type { Property } from './property.ts';

/** The lists that inputs hold, by the class that they come from. */
export type EntityKind = 'key-pack' | 'issued-license' | 'user-cal' | 'license-server' | 'session-host';

export type KeyPackField = Exclude<keyof KeyPackFacts, 'host'>;

/** Source: Microsoft, "Win32_TSLicenseKeyPack class". */
export const KEY_PACK_PROPERTIES: readonly Property<KeyPackField>[] = [
  {
    field: 'keyPackId',
    kind: 'identity',
    names: [
      'KeyPackId',
      'KeyPackNumber',
      'PackId',
      'KeyPack',
      'ID du pack',
      'N° du pack',
      'N° de pack',
      'Pack',
    ],
  },
  { field: 'description', kind: 'text', names: ['Description', 'ProductCode'] },
  { field: 'keyPackType', kind: 'number', names: ['KeyPackType'] },
  { field: 'productType', kind: 'number', names: ['ProductType'] },
  {
    field: 'productVersion',
    kind: 'text',
    names: ['ProductVersion', 'Version du produit', 'Produktversion', 'Version'],
  },
  { field: 'productVersionId', kind: 'number', names: ['ProductVersionID'] },
  {
    field: 'totalLicenses',
    kind: 'figure',
    names: [
      'TotalLicenses',
      'TotalLicences',
      'Total des licences',
      'Total',
      'InstalledLicenses',
      'Installed',
      'Installées',
      'Gesamt',
    ],
  },
  {
    field: 'issuedLicenses',
    kind: 'figure',
    // Scripts that rename it call it what it is: a licence that is issued is used.
    names: [
      'IssuedLicenses',
      'IssuedLicences',
      'Licences émises',
      'Issued',
      'Émises',
      'Ausgestellt',
      'UsedLicenses',
      'UsedLicences',
      'Used',
      'InUse',
      'Utilisées',
      'Verwendet',
    ],
  },
  {
    field: 'availableLicenses',
    kind: 'figure',
    names: [
      'AvailableLicenses',
      'AvailableLicences',
      'Licences disponibles',
      'Available',
      'Disponibles',
      'Verfügbar',
      'FreeLicenses',
      'FreeLicences',
      'Free',
      'Libres',
      'Frei',
      'Remaining',
      'Restantes',
    ],
  },
  {
    field: 'expirationDate',
    kind: 'date',
    names: ['ExpirationDate', 'Expiration', 'Expires', 'ExpiryDate', "Date d'expiration", 'Ablaufdatum'],
  },
  { field: 'accessRights', kind: 'number', names: ['AccessRights'] },
  { field: 'typeAndModel', kind: 'text', names: ['TypeAndModel'] },
];

export type IssuedLicenseField = Exclude<keyof IssuedLicenseFacts, 'host'>;

/** Source: Microsoft, "Win32_TSIssuedLicense class". */
export const ISSUED_LICENSE_PROPERTIES: readonly Property<IssuedLicenseField>[] = [
  { field: 'licenseId', kind: 'identity', names: ['LicenseId'] },
  { field: 'keyPackId', kind: 'number', names: ['KeyPackId', 'PackId'] },
  {
    field: 'user',
    kind: 'text',
    names: ['sIssuedToUser', 'IssuedToUser', 'User', 'UserName', 'Utilisateur', 'Benutzer'],
  },
  {
    field: 'computer',
    kind: 'text',
    names: ['sIssuedToComputer', 'IssuedToComputer', 'Computer', 'Device', 'Ordinateur'],
  },
  { field: 'hardwareId', kind: 'text', names: ['sHardwareId', 'HardwareId', 'HWID'] },
  { field: 'licenseStatus', kind: 'number', names: ['LicenseStatus'] },
  { field: 'issueDate', kind: 'date', names: ['IssueDate', 'IssuedOn', 'Issued'] },
  {
    field: 'expirationDate',
    kind: 'date',
    names: [
      'ExpirationDate',
      'Expiration',
      'Expires',
      'ExpiresOn',
      'ExpiryDate',
      "Date d'expiration",
      'Ablaufdatum',
    ],
  },
];

/** Fields of a user's CAL as inputs carry them; the facts are made of them. */
export type UserCalField =
  | 'user'
  | 'account'
  | 'principalName'
  | 'commonName'
  | 'distinguishedName'
  | 'productVersionId'
  | 'productVersion'
  | 'directoryVersion'
  | 'productCode'
  | 'expirationDate'
  | 'managingServer'
  | 'accountControl'
  | 'enabled'
  | 'disabled'
  | 'deleted'
  | 'calType';

/** Sources: the directory's schema (`msTS…`); Microsoft, "Win32_TSLicenseReportEntry class". */
export const USER_CAL_PROPERTIES: readonly Property<UserCalField>[] = [
  {
    field: 'user',
    kind: 'text',
    names: ['User', 'msDS-PrincipalName', 'UserName', 'Issued To User', 'Utilisateur', 'Benutzer'],
  },
  { field: 'account', kind: 'text', names: ['sAMAccountName', 'Account', 'Login'] },
  { field: 'principalName', kind: 'text', names: ['userPrincipalName', 'UPN'] },
  { field: 'commonName', kind: 'text', names: ['Name', 'cn', 'DisplayName'] },
  { field: 'distinguishedName', kind: 'text', names: ['DistinguishedName', 'DN'] },
  { field: 'productVersionId', kind: 'number', names: ['ProductVersionID'] },
  { field: 'productVersion', kind: 'text', names: ['ProductVersion', 'CALVersion', 'CAL Version'] },
  { field: 'directoryVersion', kind: 'number', names: ['msTSLicenseVersion'] },
  { field: 'productCode', kind: 'text', names: ['msTSLicenseVersion3', 'ProductCode'] },
  {
    field: 'expirationDate',
    kind: 'date',
    names: [
      'msTSExpireDate',
      'ExpirationDate',
      'Expires',
      'ExpiresOn',
      'Expires On',
      'ExpiryDate',
      "Date d'expiration",
      'Ablaufdatum',
    ],
  },
  { field: 'managingServer', kind: 'text', names: ['msTSManagingLS', 'ManagingServer'] },
  { field: 'accountControl', kind: 'number', names: ['userAccountControl'] },
  { field: 'enabled', kind: 'text', names: ['Enabled'] },
  { field: 'disabled', kind: 'text', names: ['Disabled'] },
  { field: 'deleted', kind: 'text', names: ['Deleted', 'isDeleted'] },
  { field: 'calType', kind: 'text', names: ['CALType', 'CAL Type'] },
];

/** Fields of a license server that are not details. */
export type LicenseServerField =
  | 'activationStatus'
  | 'licenseServerId'
  | 'productId'
  | 'serverRole'
  | 'osVersion';

/** Source: Microsoft, "Win32_TSLicenseServer class". `Version` is the licensing service's, so it is a detail. */
export const LICENSE_SERVER_PROPERTIES: readonly Property<LicenseServerField>[] = [
  { field: 'activationStatus', kind: 'number', names: ['GetActivationStatus', 'ActivationStatus'] },
  { field: 'licenseServerId', kind: 'text', names: ['GetLicenseServerId', 'LicenseServerId'] },
  { field: 'productId', kind: 'text', names: ['ProductId'] },
  { field: 'serverRole', kind: 'number', names: ['ServerRole'] },
  { field: 'osVersion', kind: 'text', names: ['OSVersion'] },
];

/** Fields of a session host that are not details. */
export type SessionHostField =
  | 'licensingType'
  | 'licensingTypeSource'
  | 'licenseServers'
  | 'licenseServersSource'
  | 'gracePeriodDays'
  | 'osVersion';

/** Source: Microsoft, "Win32_TerminalServiceSetting class". */
export const SESSION_HOST_PROPERTIES: readonly Property<SessionHostField>[] = [
  { field: 'licensingType', kind: 'number', names: ['LicensingType'] },
  { field: 'licensingTypeSource', kind: 'number', names: ['PolicySourceLicensingType'] },
  {
    field: 'licenseServers',
    kind: 'text',
    names: [
      'GetSpecifiedLicenseServerList',
      'SpecifiedLicenseServerList',
      'SpecifiedLicenseServers',
      'SpecifiedLSList',
      'LicenseServers',
    ],
  },
  { field: 'licenseServersSource', kind: 'number', names: ['PolicySourceConfiguredLicenseServers'] },
  { field: 'gracePeriodDays', kind: 'number', names: ['GetGracePeriodDays', 'GracePeriodDays', 'DaysLeft'] },
  { field: 'osVersion', kind: 'text', names: ['OSVersion'] },
];

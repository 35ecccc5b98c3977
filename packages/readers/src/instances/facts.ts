import {
  type IssuedLicenseFacts,
  type KeyPackFacts,
  type LicenseServerFacts,
  parseProductCode,
  type SessionHostFacts,
  type UserCalFacts,
} from '@calepin/core';

/** Values of one instance by field, read and checked; a field that the input lacks is absent. */
export type FieldValues = ReadonlyMap<string, string | number | null>;

type Details = Readonly<Record<string, string | number | boolean | null>>;

function text(values: FieldValues, field: string): string | null {
  const value = values.get(field);
  return value === undefined || value === null ? null : String(value);
}

function number(values: FieldValues, field: string): number | null {
  const value = values.get(field);
  return typeof value === 'number' ? value : null;
}

/** `null` when there is no `KeyPackId`. */
export function keyPackFacts(host: string | null, values: FieldValues): KeyPackFacts | null {
  const keyPackId = number(values, 'keyPackId');
  if (keyPackId === null) return null;
  return {
    host,
    keyPackId,
    description: text(values, 'description'),
    keyPackType: number(values, 'keyPackType'),
    productType: number(values, 'productType'),
    productVersion: text(values, 'productVersion'),
    productVersionId: number(values, 'productVersionId'),
    totalLicenses: number(values, 'totalLicenses'),
    issuedLicenses: number(values, 'issuedLicenses'),
    availableLicenses: number(values, 'availableLicenses'),
    expirationDate: number(values, 'expirationDate'),
    accessRights: number(values, 'accessRights'),
    typeAndModel: text(values, 'typeAndModel'),
  };
}

/** `null` when there is no `LicenseId`. */
export function issuedLicenseFacts(host: string | null, values: FieldValues): IssuedLicenseFacts | null {
  const licenseId = number(values, 'licenseId');
  if (licenseId === null) return null;
  return {
    host,
    licenseId,
    keyPackId: number(values, 'keyPackId'),
    user: text(values, 'user'),
    computer: text(values, 'computer'),
    hardwareId: text(values, 'hardwareId'),
    licenseStatus: number(values, 'licenseStatus'),
    issueDate: number(values, 'issueDate'),
    expirationDate: number(values, 'expirationDate'),
  };
}

/** Account control bit 2: the account is disabled. Source: Microsoft, "userAccountControl". */
const ACCOUNT_DISABLED = 0x2;

/** `null` when nothing names the user. */
export function userCalFacts(host: string | null, values: FieldValues): UserCalFacts | null {
  const user =
    text(values, 'user') ??
    text(values, 'account') ??
    text(values, 'principalName') ??
    commonNameOf(text(values, 'distinguishedName')) ??
    text(values, 'commonName');
  if (user === null) return null;
  const productCode = text(values, 'productCode');
  const directory = directoryVersion(number(values, 'directoryVersion'));
  return {
    host,
    user,
    productVersionId:
      number(values, 'productVersionId') ??
      parseProductCode(productCode)?.productVersionIds[0] ??
      directory?.id ??
      null,
    productVersion: text(values, 'productVersion') ?? directory?.text ?? null,
    productCode,
    expirationDate: number(values, 'expirationDate'),
    managingServer: text(values, 'managingServer'),
    disabled: isDisabled(values),
    deleted: truth(text(values, 'deleted')),
  };
}

/** Whether a directory entry carries a CAL at all: an export of all users holds many that have none. */
export function carriesCal(values: FieldValues): boolean {
  return [
    'managingServer',
    'expirationDate',
    'directoryVersion',
    'productCode',
    'productVersion',
    'productVersionId',
    'calType',
  ].some((field) => text(values, field) !== null);
}

function isDisabled(values: FieldValues): boolean | null {
  const control = number(values, 'accountControl');
  if (control !== null) return (control & ACCOUNT_DISABLED) !== 0;
  const disabled = truth(text(values, 'disabled'));
  if (disabled !== null) return disabled;
  const enabled = truth(text(values, 'enabled'));
  return enabled === null ? null : !enabled;
}

const TRUE: ReadonlySet<string> = new Set(['true', '1', 'yes', 'vrai', 'oui', 'wahr', 'ja']);
const FALSE: ReadonlySet<string> = new Set(['false', '0', 'no', 'faux', 'non', 'falsch', 'nein']);

function truth(value: string | null): boolean | null {
  const word = value?.toLowerCase() ?? '';
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** `msTSLicenseVersion` is major × 65536 + minor: 393218 is 6.2. The version's meaning is the product code's. */
function directoryVersion(version: number | null): { id: number | null; text: string } | null {
  if (version === null || version < 65_536) return null;
  const dotted = `${version >>> 16}.${version & 0xffff}`;
  return { id: parseProductCode(`C50-${dotted}-S`)?.productVersionIds[0] ?? null, text: dotted };
}

function commonNameOf(distinguishedName: string | null): string | null {
  const match = /^CN=((?:\\.|[^,\\])+)/i.exec(distinguishedName ?? '');
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? null;
}

export function licenseServerFacts(
  host: string | null,
  values: FieldValues,
  details: Details,
): LicenseServerFacts {
  return {
    host,
    activationStatus: number(values, 'activationStatus'),
    licenseServerId: text(values, 'licenseServerId'),
    productId: text(values, 'productId'),
    serverRole: number(values, 'serverRole'),
    osVersion: text(values, 'osVersion'),
    details,
  };
}

export function sessionHostFacts(
  host: string | null,
  values: FieldValues,
  details: Details,
): SessionHostFacts {
  const servers = text(values, 'licenseServers');
  return {
    host,
    licensingType: number(values, 'licensingType'),
    licensingTypeSource: policySource(number(values, 'licensingTypeSource')),
    licenseServers: servers === null ? null : servers.split(/[\s,;]+/).filter((name) => name !== ''),
    licenseServersSource: policySource(number(values, 'licenseServersSource')),
    gracePeriodDays: number(values, 'gracePeriodDays'),
    osVersion: text(values, 'osVersion'),
    details,
  };
}

/** `PolicySource…`: 0 the server's own setting, 1 Group Policy; anything else tells nothing. */
function policySource(value: number | null): 'policy' | 'local' | null {
  if (value === 1) return 'policy';
  return value === 0 ? 'local' : null;
}

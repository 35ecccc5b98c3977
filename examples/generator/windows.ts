import { createHash } from 'node:crypto';

/** The day that the examples were drawn up for: the last readings are of the day before. */
export const REFERENCE = Date.UTC(2026, 10, 24, 6, 0, 0);
export const DAY = 86_400_000;

/** A key pack under the names that Windows gives its properties. */
export interface KeyPack {
  readonly KeyPackId: number;
  /** Product code; null for 2022 and later, whose codes we have not seen and do not invent. */
  readonly Description: string | null;
  readonly KeyPackType: number;
  readonly ProductType: number;
  readonly ProductVersion: string;
  readonly ProductVersionID: number;
  readonly TotalLicenses: number;
  readonly IssuedLicenses: number;
  readonly AvailableLicenses: number;
  /** Epoch milliseconds. */
  readonly ExpirationDate: number;
  readonly AccessRights: number;
  readonly TypeAndModel: string;
}

const UNLIMITED = 4_294_967_295;
/** Sentinels, as real servers show them: they mean "no expiry". */
export const NEVER = Date.UTC(2038, 0, 1);
const NEVER_BUILT_IN = Date.UTC(2035, 11, 31, 23);
const LARGEST_TIME = Date.UTC(2038, 0, 19, 3, 14, 7);

const CODES: Readonly<Record<number, string>> = { 2: '6.00', 3: '6.00', 4: '6.02', 5: '10.00', 6: '10.01' };
const VERSIONS: Readonly<Record<number, string>> = {
  2: 'Windows Server 2008',
  3: 'Windows Server 2008 R2',
  4: 'Windows Server 2012',
  5: 'Windows Server 2016',
  6: 'Windows Server 2019',
  7: 'Windows Server 2022',
  8: 'Windows Server 2025',
  9: 'Windows Server Preview',
};

export interface PackPlan {
  readonly id: number;
  readonly type: 'per-user' | 'per-device';
  readonly version: number;
  /** `KeyPackType`: 1 retail, 2 volume, 5 open. */
  readonly kind: 1 | 2 | 5;
  readonly total: number;
  readonly issued: number;
  readonly label: string;
}

/** A bought pack. Only Per User may issue more than it holds; what is available then stays at 0. */
export function boughtPack(plan: PackPlan): KeyPack {
  const { id, type, version, kind, total, issued, label } = plan;
  if (type === 'per-device' && issued > total) throw new Error(`pack ${id}: Per Device is never over-issued`);
  const code = CODES[version];
  return {
    KeyPackId: id,
    Description: code === undefined ? null : `${type === 'per-user' ? 'C50' : 'A02'}-${code}-S`,
    KeyPackType: kind,
    ProductType: type === 'per-user' ? 1 : 0,
    ProductVersion: VERSIONS[version] ?? '',
    ProductVersionID: version,
    TotalLicenses: total,
    IssuedLicenses: issued,
    AvailableLicenses: Math.max(0, total - issued),
    ExpirationDate: NEVER,
    AccessRights: 1,
    TypeAndModel: label,
  };
}

/** The pool for Windows 2000 that every license server has from its first day. */
export function builtInPack(label: string): KeyPack {
  return {
    KeyPackId: 2,
    Description: 'A02-5.00-EX',
    KeyPackType: 6,
    ProductType: 3,
    ProductVersion: 'Windows 2000 Server',
    ProductVersionID: 0,
    TotalLicenses: UNLIMITED,
    IssuedLicenses: 0,
    AvailableLicenses: UNLIMITED,
    ExpirationDate: NEVER_BUILT_IN,
    AccessRights: 0,
    TypeAndModel: label,
  };
}

/** Where a license server books the temporary licences of devices that come for the first time. */
export function temporaryPack(id: number, version: number, issued: number, label: string): KeyPack {
  return {
    ...boughtPack({ id, type: 'per-device', version, kind: 2, total: 0, issued: 0, label }),
    KeyPackType: 4,
    TotalLicenses: UNLIMITED,
    IssuedLicenses: issued,
    AvailableLicenses: UNLIMITED,
    ExpirationDate: LARGEST_TIME,
  };
}

/** A VDI suite by subscription: a real expiry, and a product type that says nothing of the CAL type. */
export function vdiPack(id: number, total: number, issued: number, expires: number, label: string): KeyPack {
  return {
    ...boughtPack({ id, type: 'per-device', version: 6, kind: 2, total, issued, label }),
    Description: 'A02-10.01-VDIS',
    ProductType: 6,
    ExpirationDate: expires,
    AccessRights: 3,
  };
}

/** Numbers below 1 that look drawn by chance and are the same at every run. */
export function chance(seed: string): () => number {
  let turn = 0;
  return () => {
    turn += 1;
    return createHash('sha256').update(`${seed}/${turn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}

import type { Instant } from './instant.ts';

/**
 * What readers and collectors yield: values as read, before any rule. A property that was absent or unreadable is
 * `null`, never 0 and never an empty string. `host` is the license server's name as read, `null` when the input does
 * not say it.
 */

/** One `Win32_TSLicenseServer`, with what its read-only methods answered. */
export interface LicenseServerFacts {
  readonly host: string | null;
  /** Answer of `GetActivationStatus`: 0 = activated. */
  readonly activationStatus: number | null;
  /** The 35-digit license server ID (`GetLicenseServerId`). */
  readonly licenseServerId: string | null;
  /** `ProductId`, which the directory repeats as `msTSManagingLS`. */
  readonly productId: string | null;
  readonly serverRole: number | null;
  /** Operating-system version and build, e.g. `10.0.20348.2582`. */
  readonly osVersion: string | null;
  /** Properties and method answers that no rule uses yet, shown as read. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** One `Win32_TSLicenseKeyPack`. `keyPackId` is local to the license server. */
export interface KeyPackFacts {
  readonly host: string | null;
  readonly keyPackId: number;
  /** `Description`: a product code such as `C50-6.02-S`. */
  readonly description: string | null;
  readonly keyPackType: number | null;
  readonly productType: number | null;
  /** `ProductVersion`, localised text: shown, never parsed. */
  readonly productVersion: string | null;
  readonly productVersionId: number | null;
  /** As read: -1 or 4294967295 mean unlimited. */
  readonly totalLicenses: number | null;
  readonly issuedLicenses: number | null;
  readonly availableLicenses: number | null;
  /** As read, sentinels included. */
  readonly expirationDate: Instant | null;
  readonly accessRights: number | null;
  /** `TypeAndModel`, localised text: shown, never parsed. */
  readonly typeAndModel: string | null;
}

/** One `Win32_TSIssuedLicense`. */
export interface IssuedLicenseFacts {
  readonly host: string | null;
  readonly licenseId: number;
  readonly keyPackId: number | null;
  readonly user: string | null;
  readonly computer: string | null;
  readonly hardwareId: string | null;
  readonly licenseStatus: number | null;
  readonly issueDate: Instant | null;
  readonly expirationDate: Instant | null;
}

/** One user's CAL, from the directory or from a Per User report. */
export interface UserCalFacts {
  /** License server that the source names, if any. */
  readonly host: string | null;
  readonly user: string;
  readonly productVersionId: number | null;
  readonly productVersion: string | null;
  /** Product code such as `C50-6.02-S` (`msTSLicenseVersion3`). */
  readonly productCode: string | null;
  readonly expirationDate: Instant | null;
  /** `msTSManagingLS`: the `ProductId` of the license server that issued it. */
  readonly managingServer: string | null;
  /** Whether the account is disabled; `null` when it was not read. */
  readonly disabled: boolean | null;
  /** Whether the account was deleted and is only kept by the directory's recycle bin; `null` when it was not read. */
  readonly deleted: boolean | null;
}

/** One session host's own licensing settings. */
export interface SessionHostFacts {
  readonly host: string | null;
  readonly licensingType: number | null;
  /** Where the mode comes from: `policy` wins over `local`. */
  readonly licensingTypeSource: 'policy' | 'local' | null;
  readonly licenseServers: readonly string[] | null;
  readonly licenseServersSource: 'policy' | 'local' | null;
  readonly gracePeriodDays: number | null;
  readonly osVersion: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

import type { IssuedLicense, UserCal } from './issued-license.ts';
import type { KeyPack } from './key-pack.ts';

/** A Per User sign-in that could not be served. */
export interface FailedSignIn {
  readonly user: string;
  readonly at: number;
  readonly version: number;
}

/** A Per User report that lies on the license server. */
export interface UsageReport {
  readonly fileName: string;
  readonly generated: number;
  readonly installed: number;
  readonly cals: readonly UserCal[];
  readonly failed: readonly FailedSignIn[];
}

/** What a license server knows at an instant: live, or made from a seed. */
export interface LicensingSource {
  readonly activated: boolean;
  keyPacks(at: number): readonly KeyPack[];
  /** In the order of their numbers. What is iterated is a snapshot: later changes do not show. */
  issuedLicenses(at: number): Iterable<IssuedLicense>;
  reports(at: number): readonly UsageReport[];
}

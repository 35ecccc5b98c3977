/** A Per Device licence in the hands of a device, or one that was. */
export interface IssuedLicense {
  readonly id: number;
  readonly packId: number;
  readonly status: 'temporary' | 'active' | 'revoked';
  readonly computer: string;
  readonly user: string;
  /** Random, made by the client; two clones of one image share it. */
  readonly hardwareId: string;
  /** Epoch milliseconds. */
  readonly issued: number;
  readonly expires: number;
}

/** `LicenseStatus`. */
export const LICENSE_STATUSES: Readonly<Record<IssuedLicense['status'], number>> = {
  temporary: 1,
  active: 2,
  revoked: 4,
};

/** A Per User CAL: recorded in the directory, counted by the license server. */
export interface UserCal {
  readonly user: string;
  readonly packId: number;
  readonly version: number;
  readonly issued: number;
  readonly expires: number;
}

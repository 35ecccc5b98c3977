/** Numbers of Microsoft's page "License your RDS deployment with client access licenses (CALs)", unless another is named. */
export const DAY = 86_400_000;

/** A device's first licence, while it waits for a permanent one. */
export const TEMPORARY_DAYS = 90;
/** A Per Device CAL is good for a random time, so that not everyone renews on the same day. */
export const DEVICE_DAYS = { least: 52, most: 89 } as const;
/** A device renews when this little is left. */
export const RENEWAL_DAYS = 7;
export const USER_DAYS = 60;
/** "Shortly before expiry" at a sign-in; the page gives no number, so it is taken to be that of devices. */
export const USER_RENEWAL_DAYS = 7;
/** Share of the installed Per Device CALs of a version that may stand revoked. */
export const REVOCABLE_SHARE = 0.2;
/** How long a session host works without a license server. */
export const GRACE_DAYS = 120;

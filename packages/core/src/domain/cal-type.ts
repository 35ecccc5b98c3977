/** Who a CAL is assigned to. Per User and Per Device are never added together. */
export type CalType = 'per-user' | 'per-device' | 'unknown';

export const CAL_TYPES: readonly CalType[] = ['per-user', 'per-device', 'unknown'];

/**
 * `Win32_TSLicenseKeyPack.ProductType`: 0 Per Device, 1 Per User, 2 "not valid" by the documentation; 3 and 6 were
 * seen on built-in and VDI packs and say nothing of the type, so they answer `unknown`.
 * Source: Microsoft, "Win32_TSLicenseKeyPack class".
 */
export function calTypeOfProductType(productType: number | null): CalType {
  if (productType === 0) return 'per-device';
  if (productType === 1) return 'per-user';
  return 'unknown';
}

/** Discovery scope of a license server: `Win32_TSLicenseServer.ServerRole`. */
export type ServerRole = 'workgroup' | 'domain' | 'forest' | 'unknown';

/** Source: Microsoft, "Win32_TSLicenseServer class": 0 workgroup, 1 domain, 2 forest. */
export function serverRole(role: number | null): ServerRole {
  if (role === 0) return 'workgroup';
  if (role === 1) return 'domain';
  if (role === 2) return 'forest';
  return 'unknown';
}

/** Answer of `GetActivationStatus`: 0 means activated, anything else means not. `null` when it was not read. */
export type Activation = 'activated' | 'not-activated';

export function activation(status: number | null): Activation | null {
  if (status === null) return null;
  return status === 0 ? 'activated' : 'not-activated';
}

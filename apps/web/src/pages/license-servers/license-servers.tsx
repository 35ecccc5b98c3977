export function LicenseServers() {
  return null;
}

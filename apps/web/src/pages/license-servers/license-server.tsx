export function LicenseServerPage() {
  return null;
}

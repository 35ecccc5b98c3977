export function IssuedLicenses() {
  return null;
}

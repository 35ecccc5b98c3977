export function KeyPacks() {
  return null;
}

export function KeyPackPage() {
  return null;
}

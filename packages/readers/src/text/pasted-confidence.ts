/**
 * How sure a reader of pasted text is. A ticket may show the same packs as a list and as a table: they are read once, from
 * whichever shows more of them.
 */
export function pastedConfidence(instances: number): number {
  return 0.7 + Math.min(Math.max(instances, -1), 100) / 1000;
}

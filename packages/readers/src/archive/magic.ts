export type ArchiveKind = 'zip' | 'gzip';

/** The kind of archive that a document's first bytes show; `null` for anything else. An empty zip is a zip too. */
export function archiveKind(head: Uint8Array): ArchiveKind | null {
  const [first, second, third, fourth] = head;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first !== 0x50 || second !== 0x4b) return null;
  return (third === 3 && fourth === 4) || (third === 5 && fourth === 6) || (third === 7 && fourth === 8)
    ? 'zip'
    : null;
}

/** Characters of an identifier that people type: its end, which is random, where its beginning is a date. */
const LENGTH = 8;

/** The end of an import's identifier, enough to tell it from the others. */
export function shortId(id: string): string {
  return id.slice(-LENGTH);
}

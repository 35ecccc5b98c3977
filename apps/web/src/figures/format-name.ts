import type { Text, TextId } from '../language/text.ts';

/** Readable name of an inventory format or transport; one that has no text keeps its own name. */
export function formatName(t: Text, format: string): string {
  // Formats come from the server as text; the domain's wording has one entry per format it knows.
  const id = `format.${format}` as TextId;
  const name = t(id);
  return name === id ? format : name;
}

import { createHash } from 'node:crypto';
import type { InventorySource } from '@calepin/readers';

/** SHA-256 (lower-case hexadecimal) and length of a document's bytes. */
export async function hashDocument(
  source: InventorySource,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source.open()) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

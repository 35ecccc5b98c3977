import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fixture of our own making, as text. */
export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

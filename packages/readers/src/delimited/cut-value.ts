import type { PropertyKind } from '../instances/property.ts';
import { parseDate } from '../values/date.ts';
import { parseInteger } from '../values/number.ts';

/** Whether the last value of a document that lacks its last line end is visibly cut: it is none of what its column holds. */
export function isCutValue(kind: PropertyKind, text: string): boolean {
  if (kind === 'text' || text.trim() === '') return false;
  const reading = kind === 'date' ? parseDate(text, (wallClock) => wallClock) : parseInteger(text);
  return typeof reading === 'number' && Number.isNaN(reading);
}

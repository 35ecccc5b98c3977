import { hostRank } from '../instances/host-names.ts';
import { isPlumbing } from '../instances/ignored.ts';
import { lookupOf } from '../instances/lookups.ts';
import type { ReadContext } from '../reader.ts';
import type { Dialect } from './dialect.ts';

const MOST_TOLD = 50;
const LONGEST_NAME = 200;

/** Says which columns are left out, and that the header announces more than the rows hold. */
export function describeColumns(context: ReadContext, { kind, header, width }: Dialect): void {
  if (width < header.length) context.warn({ code: 'header-longer-than-rows', facts: {} });
  // The directory adds its own columns to every export, and a license server keeps them all as details.
  if (kind === 'user-cal' || kind === 'license-server') return;
  const lookup = lookupOf(kind);
  const unknown = header.filter(
    (name) => name.trim() !== '' && lookup(name) === null && !isPlumbing(name) && hostRank(name) === null,
  );
  for (const column of unknown.slice(0, MOST_TOLD)) {
    context.warn({ code: 'column-unknown', facts: { column: column.slice(0, LONGEST_NAME) } });
  }
}

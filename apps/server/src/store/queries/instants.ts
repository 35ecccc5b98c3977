import type { Instant } from '@calepin/core';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { OPEN } from '../schema.ts';

/** The instant to read at when none is asked for: after everything, a document dated in the future included. */
export const LATEST: Instant = OPEN - 1;

export function readAt(asOf: Instant | undefined): Instant {
  return asOf === undefined ? LATEST : Math.min(asOf, LATEST);
}

/**
 * The rows that hold at an instant. The plus sign keeps the planner away from the index on `valid_to`, for queries that
 * have a better one.
 */
export function holdsAt(alias: string, at: Instant): RawBuilder<SqlBool> {
  const from = sql.ref(`${alias}.valid_from`);
  const to = sql.ref(`${alias}.valid_to`);
  return at === LATEST ? sql`+${to} = ${OPEN}` : sql`(+${from} <= ${at} and +${to} > ${at})`;
}

/**
 * The same for the index that begins with (list_id, valid_to), in branches to be joined by `union all`: what still
 * holds, and what was closed since. Written as one range, the first could not be narrowed any further in the index.
 */
export function holdsAtByTime(alias: string, at: Instant): RawBuilder<SqlBool>[] {
  const from = sql.ref(`${alias}.valid_from`);
  const to = sql.ref(`${alias}.valid_to`);
  if (at === LATEST) return [sql`${to} = ${OPEN}`];
  return [
    sql`(${to} = ${OPEN} and ${from} <= ${at})`,
    sql`(${to} > ${at} and ${to} < ${OPEN} and ${from} <= ${at})`,
  ];
}

import { type IssuedLicenseStatus, issuedLicenseStatus } from '@calepin/core';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { prefixEnd } from '../../text-key.ts';

/** What narrows the list, once names are resolved. */
export interface Narrowing {
  readonly status?: IssuedLicenseStatus | undefined;
  readonly packNumber?: number | undefined;
  /** Compared form of the beginning of a user, a computer or a hardware id. */
  readonly prefix?: string | undefined;
}

export type Where = RawBuilder<SqlBool>;

/** Documented numbers of the statuses, `unknown` apart. */
const NUMBERS = new Map(
  Array.from({ length: 16 }, (_, number) => [issuedLicenseStatus(number), number] as const).filter(
    ([status]) => status !== 'unknown',
  ),
);
const DOCUMENTED = [...NUMBERS.values()];

export function statusIs(status: IssuedLicenseStatus): Where {
  const number = NUMBERS.get(status);
  if (number !== undefined) return sql<SqlBool>`i.status_number = ${number}`;
  return sql<SqlBool>`(i.status_number is null or i.status_number not in (${sql.join(DOCUMENTED)}))`;
}

export function between(key: RawBuilder<unknown>, prefix: string): Where {
  return sql<SqlBool>`(${key} >= ${prefix} and ${key} < ${prefixEnd(prefix)})`;
}

/** The columns that a search looks at, each as its indexes have it. */
export const SEARCHED = {
  user: sql`i.user_key`,
  computer: sql`i.computer_key`,
  computer_of_user: sql`i.computer_key`,
  hardware: sql`lower(i.hardware_id)`,
} as const;

export type SearchIndex = keyof typeof SEARCHED;

/** Together they find all that a search looks for. */
export const SEARCH: readonly SearchIndex[] = ['user', 'computer', 'hardware'];

export const all = (conditions: readonly Where[]): Where =>
  conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;

const either = (conditions: readonly Where[]): Where => sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;

/** Status and pack: their columns ride along in every index. */
export function countable({ status, packNumber }: Narrowing): Where[] {
  return [
    ...(status === undefined ? [] : [statusIs(status)]),
    ...(packNumber === undefined ? [] : [sql<SqlBool>`i.pack_number = ${packNumber}`]),
  ];
}

export function found(prefix: string): Where {
  return either(SEARCH.map((index) => between(SEARCHED[index], prefix)));
}

export function narrowed(narrowing: Narrowing): Where[] {
  return [...countable(narrowing), ...(narrowing.prefix === undefined ? [] : [found(narrowing.prefix)])];
}

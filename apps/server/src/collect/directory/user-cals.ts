import { DirectoryFailure } from './failure.ts';
import type { DirectoryEntry } from './ldap/answer.ts';
import { type LdapConnection, LdapRefusal } from './ldap/ldap-connection.ts';
import { USER_CAL_ATTRIBUTES, type UserCalRow, userCalRow } from './user-cal-row.ts';

/** The directory's own limit (MaxPageSize) when nobody changed it. */
const PAGE = 1_000;
/** More holders than any directory that is known; an answer that never ends is left there. */
const MOST_ROWS = 5_000_000;
const HOLDERS = '(&(objectCategory=person)(objectClass=user)(msTSManagingLS=*))';
/** A deleted account has lost its category. Source: MS-ADTS 3.1.1.5.5.1.1, Tombstone Requirements. */
const DELETED_HOLDERS = '(&(isDeleted=TRUE)(objectClass=user)(!(objectClass=computer))(msTSManagingLS=*))';

const NO_SUCH_OBJECT = 32;
const NO_RIGHT = 50;

/** What a domain's accounts tell. */
export interface UserCalReading {
  readonly rows: number;
  /** Accounts with a CAL whose name is not to be seen. */
  readonly nameless: number;
}

/** Accounts of a domain that hold a Per User CAL. Nothing but a search. */
export function readHolders(
  connection: LdapConnection,
  domain: { readonly context: string; readonly shortName: string | null },
  take: (row: UserCalRow) => Promise<void>,
): Promise<UserCalReading> {
  const search = { base: domain.context, scope: 'sub' as const, filter: HOLDERS };
  const entries = connection.search({ ...search, attributes: USER_CAL_ATTRIBUTES, pageSize: PAGE });
  return rowsOf(entries, domain.shortName, false, take);
}

/** Deleted accounts that still hold one: those that kept their attributes. */
export function readDeletedHolders(
  connection: LdapConnection,
  domain: { readonly context: string; readonly shortName: string | null },
  take: (row: UserCalRow) => Promise<void>,
): Promise<UserCalReading> {
  const entries = connection.search({
    base: deletedObjects(domain),
    scope: 'sub',
    filter: DELETED_HOLDERS,
    attributes: USER_CAL_ATTRIBUTES,
    pageSize: PAGE,
    showDeleted: true,
  });
  return rowsOf(entries, domain.shortName, true, take);
}

/**
 * Whether the account sees deleted objects. Only administrators do, unless somebody allowed it. A list that may not be read
 * looks like an empty one: a directory where nothing was ever deleted is taken for one that does not show it.
 */
export async function seesDeleted(
  connection: LdapConnection,
  domain: { readonly context: string },
): Promise<boolean> {
  const base = deletedObjects(domain);
  const search = { base, scope: 'one' as const, filter: '(isDeleted=TRUE)', attributes: ['isDeleted'] };
  try {
    for await (const _ of connection.search({ ...search, pageSize: 1, showDeleted: true })) return true;
    return false;
  } catch (error) {
    const hidden = [NO_SUCH_OBJECT, NO_RIGHT];
    if (error instanceof LdapRefusal && hidden.includes(error.result.code)) return false;
    throw error;
  }
}

function deletedObjects({ context }: { readonly context: string }): string {
  return `CN=Deleted Objects,${context}`;
}

async function rowsOf(
  entries: AsyncIterable<DirectoryEntry>,
  shortName: string | null,
  deleted: boolean,
  take: (row: UserCalRow) => Promise<void>,
): Promise<UserCalReading> {
  let rows = 0;
  let nameless = 0;
  for await (const entry of entries) {
    if (rows + nameless >= MOST_ROWS) throw new DirectoryFailure('directory-limit', { most: MOST_ROWS });
    const row = userCalRow(entry, shortName, deleted);
    if (row === null) nameless += 1;
    else {
      rows += 1;
      await take(row);
    }
  }
  return { rows, nameless };
}

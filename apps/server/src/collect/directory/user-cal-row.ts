import { toIso } from '@calepin/core';
import { parseDirectoryTime } from '@calepin/readers';
import { type DirectoryEntry, firstText } from './ldap/answer.ts';

/** Attributes that every holder of a CAL has, in the order of the collector's document. */
const USUAL = ['msTSLicenseVersion', 'msTSLicenseVersion2', 'msTSLicenseVersion3', 'msTSManagingLS'];
/** Attributes of a second, third and fourth licence: in the schema, hardly ever set. */
const RARE_DATES = ['msTSExpireDate2', 'msTSExpireDate3', 'msTSExpireDate4'];
const RARE = ['msTSLicenseVersion4', 'msTSManagingLS2', 'msTSManagingLS3', 'msTSManagingLS4'];
const DISABLED = 2;
/** No value of these attributes is as long. */
const LONGEST_VALUE = 1024;

/** What is asked of an account. */
export const USER_CAL_ATTRIBUTES: readonly string[] = [
  'sAMAccountName',
  'userAccountControl',
  'msTSExpireDate',
  ...USUAL,
  ...RARE_DATES,
  ...RARE,
];

/** A holder of a Per User CAL, ready to be written in order. */
export interface UserCalRow {
  /** Whom the row is about: the user's name without regard to case. */
  readonly user: string;
  /** What decides between rows of one user: an account that lives wins over deleted ones, the latest CAL over older ones. */
  readonly rank: string;
  /** The row as JSON, of the shape `userCals` in `docs/collector/schema/collector-1.json`. */
  readonly json: string;
}

/** An account as a row; `null` for one whose name is not to be seen. */
export function userCalRow(
  entry: DirectoryEntry,
  shortName: string | null,
  deleted: boolean,
): UserCalRow | null {
  const account = value(entry, 'sAMAccountName');
  if (account === null || account === '') return null;
  const user = shortName === null ? account : `${shortName}\\${account}`;
  const expires = date(entry, 'msTSExpireDate');
  const row: Record<string, string | boolean | null> = { user, msTSExpireDate: expires };
  for (const name of USUAL) row[name] = value(entry, name);
  for (const name of RARE_DATES) if (entry.attributes.has(name.toLowerCase())) row[name] = date(entry, name);
  for (const name of RARE) if (entry.attributes.has(name.toLowerCase())) row[name] = value(entry, name);
  row['disabled'] = isDisabled(value(entry, 'userAccountControl'));
  row['deleted'] = deleted;
  const json = JSON.stringify(row);
  return { user: user.toLowerCase(), rank: `${deleted ? 0 : 1} ${expires ?? ''}`, json };
}

function value(entry: DirectoryEntry, name: string): string | null {
  return firstText(entry, name)?.slice(0, LONGEST_VALUE) ?? null;
}

function date(entry: DirectoryEntry, name: string): string | null {
  const text = value(entry, name);
  const at = text === null ? Number.NaN : parseDirectoryTime(text);
  return Number.isNaN(at) ? null : toIso(at);
}

/** Source: MS-ADTS 2.2.16, userAccountControl Bits (ADS_UF_ACCOUNT_DISABLE). */
function isDisabled(control: string | null): boolean | null {
  return control === null || !/^-?\d+$/.test(control) ? null : (Number(control) & DISABLED) !== 0;
}

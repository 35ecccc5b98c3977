import type { EntityKind } from './class-properties.ts';

/** Fields of a user's CAL that inputs carry under other names than the facts do. */
const USER_CAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  user: ['user'],
  account: ['user'],
  principalName: ['user'],
  commonName: ['user'],
  distinguishedName: ['user'],
  productVersionId: ['productVersionId'],
  productVersion: ['productVersion'],
  directoryVersion: ['productVersionId', 'productVersion'],
  productCode: ['productCode', 'productVersionId'],
  expirationDate: ['expirationDate'],
  managingServer: ['managingServer'],
  accountControl: ['disabled'],
  enabled: ['disabled'],
  disabled: ['disabled'],
  deleted: ['deleted'],
  calType: [],
};

const remembered = new Map<string, readonly string[]>();

/**
 * The names of the facts' properties that an instance carried, empty ones included. Instances alike get the same array,
 * which keeps the coverage of a million rows cheap.
 */
export function factFields(
  kind: EntityKind,
  values: ReadonlyMap<string, unknown>,
  details: Readonly<Record<string, unknown>>,
): readonly string[] {
  let key: string = kind;
  for (const field of values.keys()) key += ` ${field}`;
  const hasDetails = Object.keys(details).length > 0;
  if (hasDetails) key += ' details';
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const fields = new Set<string>();
  for (const field of values.keys()) {
    for (const name of kind === 'user-cal' ? (USER_CAL_FIELDS[field] ?? []) : [field]) fields.add(name);
  }
  if (hasDetails) fields.add('details');
  const list = [...fields];
  if (remembered.size < 1000) remembered.set(key, list);
  return list;
}

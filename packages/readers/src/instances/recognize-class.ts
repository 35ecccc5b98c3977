import type { EntityKind } from './class-properties.ts';
import { normalizeName } from './property.ts';

const CLASSES: ReadonlyMap<string, EntityKind> = new Map([
  ['win32tslicensekeypack', 'key-pack'],
  ['win32tsissuedlicense', 'issued-license'],
  ['win32tslicenseserver', 'license-server'],
  ['win32terminalservicesetting', 'session-host'],
  ['win32tslicensereportentry', 'user-cal'],
]);

/** What tells a class when its name is not there: all the names of one line. The first line that fits decides. */
const SIGNATURES: readonly { readonly kind: EntityKind; readonly names: readonly string[] }[] = [
  { kind: 'issued-license', names: ['licenseid', 'keypackid'] },
  { kind: 'issued-license', names: ['licenseid', 'licensestatus'] },
  { kind: 'issued-license', names: ['licenseid', 'hardwareid'] },
  { kind: 'issued-license', names: ['licenseid', 'shardwareid'] },
  { kind: 'issued-license', names: ['licenseid', 'sissuedtouser'] },
  { kind: 'issued-license', names: ['licenseid', 'sissuedtocomputer'] },
  { kind: 'key-pack', names: ['keypackid', 'totallicenses'] },
  { kind: 'key-pack', names: ['keypackid', 'availablelicenses'] },
  { kind: 'key-pack', names: ['keypackid', 'issuedlicenses'] },
  { kind: 'key-pack', names: ['keypackid', 'typeandmodel'] },
  { kind: 'key-pack', names: ['keypackid', 'producttype'] },
  { kind: 'key-pack', names: ['keypackid', 'keypacktype'] },
  { kind: 'key-pack', names: ['keypackid', 'total'] },
  { kind: 'user-cal', names: ['mstsexpiredate'] },
  { kind: 'user-cal', names: ['mstsmanagingls'] },
  { kind: 'user-cal', names: ['mstslicenseversion'] },
  { kind: 'user-cal', names: ['user', 'caltype'] },
  { kind: 'user-cal', names: ['user', 'calversion'] },
  { kind: 'session-host', names: ['licensingtype'] },
  { kind: 'license-server', names: ['licenseserverid', 'productid'] },
  { kind: 'license-server', names: ['serverrole', 'productid'] },
  { kind: 'license-server', names: ['productid', 'databasepath'] },
  { kind: 'license-server', names: ['activationstatus', 'productid'] },
  { kind: 'license-server', names: ['activationstatus', 'licenseserverid'] },
];

/** The kind of a class by its name, `null` when Calepin does not read it. A namespace and a server before it are left out. */
export function kindOfClass(className: string): EntityKind | null {
  const bare = className.slice(
    Math.max(className.lastIndexOf('/'), className.lastIndexOf('\\'), className.lastIndexOf(':')) + 1,
  );
  return CLASSES.get(normalizeName(bare)) ?? null;
}

/** The kind of an instance by the names of its properties, `null` when they tell none. */
export function kindOfProperties(names: Iterable<string>): EntityKind | null {
  const present = new Set<string>();
  for (const name of names) present.add(normalizeName(name));
  for (const { kind, names: signature } of SIGNATURES) {
    if (signature.every((name) => present.has(name))) return kind;
  }
  return null;
}

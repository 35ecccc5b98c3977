import { type EntityKind, KEY_PACK_PROPERTIES } from './class-properties.ts';
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
  // Without their number they are parked, and said to be.
  { kind: 'issued-license', names: ['sissuedtouser'] },
  { kind: 'issued-license', names: ['sissuedtocomputer'] },
  { kind: 'key-pack', names: ['keypackid', 'typeandmodel'] },
  { kind: 'key-pack', names: ['keypackid', 'producttype'] },
  { kind: 'key-pack', names: ['keypackid', 'keypacktype'] },
  { kind: 'key-pack', names: ['totallicenses', 'availablelicenses'] },
  { kind: 'key-pack', names: ['totallicenses', 'issuedlicenses'] },
  { kind: 'key-pack', names: ['issuedlicenses', 'availablelicenses'] },
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
  { kind: 'license-server', names: ['getactivationstatus'] },
  { kind: 'license-server', names: ['getlicenseserverid'] },
];

const [PACK_NAMES = [], ...FIGURE_NAMES] = (
  ['keyPackId', 'totalLicenses', 'issuedLicenses', 'availableLicenses'] as const
).map((wanted) =>
  KEY_PACK_PROPERTIES.filter(({ field }) => field === wanted).flatMap(({ names }) =>
    names.map(normalizeName),
  ),
);

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
  return isKeyPack(present) ? 'key-pack' : null;
}

/** Names that a script gave: under the class's own name of its number one figure tells a key pack, under another name two. */
function isKeyPack(present: ReadonlySet<string>): boolean {
  const figures = FIGURE_NAMES.filter((names) => names.some((name) => present.has(name))).length;
  if (present.has('keypackid')) return figures > 0;
  return figures > 1 && PACK_NAMES.some((name) => present.has(name));
}

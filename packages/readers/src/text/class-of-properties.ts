import type { EntityKind } from '../instances/class-properties.ts';
import { type InstanceProperty, valueText } from '../instances/instance.ts';
import { kindOfClass, kindOfProperties } from '../instances/recognize-class.ts';

const WINDOWS_CLASS = /(?:^|[/\\:#])((?:Win32|MSFT|CIM)_\w{1,100})$/i;

/** The name of a class in a name as tools write it: `root/cimv2:Win32_X`, `…ManagementObject#root\cimv2\Win32_X`. */
export function windowsClass(text: string): string | null {
  return WINDOWS_CLASS.exec(text.trim())?.[1] ?? null;
}

/** The class that an instance names itself, in `__CLASS` or `CimClass`. */
export function classOfProperties(properties: readonly InstanceProperty[]): string | null {
  for (const { name, value } of properties) {
    const lower = name.toLowerCase();
    if (lower !== '__class' && lower !== 'cimclass' && lower !== 'creationclassname') continue;
    const className = windowsClass(valueText(value) ?? '');
    if (className !== null) return className;
  }
  return null;
}

const kinds = new Map<string, EntityKind | null>();
const MOST_REMEMBERED = 1000;

/** What a bag of properties is, by the class it names or by its names alone. */
export function kindOfBag(
  className: string | null,
  properties: readonly InstanceProperty[],
): EntityKind | null {
  if (className !== null) return kindOfClass(className);
  const names = properties.map(({ name }) => name);
  // Instances alike follow each other.
  const key = names.join('\n');
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const kind = kindOfProperties(names);
  if (kinds.size < MOST_REMEMBERED && key.length < 2000) kinds.set(key, kind);
  return kind;
}

const CLASS_NAMES: Readonly<Record<EntityKind, string>> = {
  'key-pack': 'Win32_TSLicenseKeyPack',
  'issued-license': 'Win32_TSIssuedLicense',
  'user-cal': 'Win32_TSLicenseReportEntry',
  'license-server': 'Win32_TSLicenseServer',
  'session-host': 'Win32_TerminalServiceSetting',
};

/** A class that stands for a kind, for inputs whose rows cannot each tell what they are. */
export function classOfKind(kind: EntityKind): string {
  return CLASS_NAMES[kind];
}

/** The class that is named, or the one that the properties tell; `null` when they tell none. */
export function classOfBag(className: string | null, properties: readonly InstanceProperty[]): string | null {
  if (className !== null) return className;
  const kind = kindOfBag(null, properties);
  return kind === null ? null : classOfKind(kind);
}

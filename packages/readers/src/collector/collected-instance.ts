import type { Instance, InstanceProperty, PropertyValue } from '../instances/instance.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { isHostName } from '../text/known-names.ts';

/** The lists of the collector's document that are read, and the class of each. */
const CLASSES: Readonly<Record<string, string>> = {
  licenseServers: 'Win32_TSLicenseServer',
  keyPacks: 'Win32_TSLicenseKeyPack',
  issuedLicenses: 'Win32_TSIssuedLicense',
  userCals: 'Win32_TSLicenseReportEntry',
  sessionHosts: 'Win32_TerminalServiceSetting',
};

const MOST_PROPERTIES = 500;
const MOST_ELEMENTS = 100;

/** One element of a list as an instance; `null` when the list is not read. Source: the collector's schema, version 1. */
export function collectedInstance(list: string, entry: JsonObject, line: number): Instance | null {
  if (!Object.hasOwn(CLASSES, list)) return null;
  const host = typeof entry['host'] === 'string' ? entry['host'] : null;
  return { className: CLASSES[list] ?? null, host, line, properties: propertiesOf(list, entry) };
}

function propertiesOf(list: string, entry: JsonObject): InstanceProperty[] {
  const { host: _host, properties, methods, policy, deployment, sessionHostAccess, ...own } = entry;
  const bag: InstanceProperty[] = [];
  if (list === 'sessionHosts') bag.push(...effectiveSettings(properties, policy));
  for (const part of [own, methods, properties, policy]) {
    if (!isJsonObject(part)) continue;
    for (const [name, value] of Object.entries(part)) {
      if (bag.length >= MOST_PROPERTIES) return bag;
      // The collector's own member names the host; a session host's `ServerName` is its short name.
      if (!isHostName(name)) bag.push({ name, value: flat(value) });
    }
  }
  return bag;
}

/**
 * The settings of a session host that count, before those that they overrule: policy wins over the host's own registry
 * values, which stand in for WMI where that was not readable. `PolicySource…`: 1 is Group Policy, 0 the host itself.
 */
function effectiveSettings(
  properties: JsonValue | undefined,
  policy: JsonValue | undefined,
): InstanceProperty[] {
  if (!isJsonObject(policy)) return [];
  const settings: InstanceProperty[] = [];
  const told = isJsonObject(properties) ? (properties['LicensingType'] ?? null) : null;
  const mode = policy['LicensingMode'] ?? null;
  const localMode = policy['LocalLicensingMode'] ?? null;
  if (mode !== null) settings.push(...sourced('LicensingType', 'PolicySourceLicensingType', mode, 1));
  else if (told === null && localMode !== null) {
    settings.push(...sourced('LicensingType', 'PolicySourceLicensingType', localMode, 0));
  }
  const source = 'PolicySourceConfiguredLicenseServers';
  if (hasNames(policy['LicenseServers'])) {
    settings.push(...sourced('SpecifiedLicenseServers', source, policy['LicenseServers'], 1));
  } else if (hasNames(policy['LocalLicenseServers'])) {
    settings.push(...sourced('SpecifiedLicenseServers', source, policy['LocalLicenseServers'], 0));
  }
  return settings;
}

function sourced(
  name: string,
  sourceName: string,
  value: JsonValue | undefined,
  source: 0 | 1,
): InstanceProperty[] {
  return [
    { name, value: flat(value ?? null) },
    { name: sourceName, value: source },
  ];
}

function hasNames(value: JsonValue | undefined): boolean {
  return (Array.isArray(value) && value.length > 0) || (typeof value === 'string' && value.trim() !== '');
}

/** Values of the schema are scalars or lists of them; anything deeper is none of them. */
function flat(value: JsonValue): PropertyValue {
  if (!Array.isArray(value)) return isJsonObject(value) ? null : (value as Exclude<typeof value, object>);
  // Array.isArray does not narrow a readonly array.
  return (value as readonly JsonValue[])
    .slice(0, MOST_ELEMENTS)
    .flatMap((element) => (typeof element === 'object' ? [] : [element]));
}

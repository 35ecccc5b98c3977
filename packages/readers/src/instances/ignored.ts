import { normalizeName } from './property.ts';

/** What WMI and PowerShell add to every instance: it says nothing of licences. */
const PLUMBING: ReadonlySet<string> = new Set([
  'genus',
  'class',
  'superclass',
  'dynasty',
  'relpath',
  'propertycount',
  'derivation',
  'namespace',
  'path',
  'server',
  'cimclass',
  'ciminstanceproperties',
  'cimsystemproperties',
  'pscomputername',
  'psshowcomputername',
  'runspaceid',
  'scope',
  'options',
  'classpath',
  'properties',
  'systemproperties',
  'qualifiers',
  'site',
  'container',
]);

/** Whether a property is the plumbing of WMI or PowerShell rather than a value. */
export function isPlumbing(name: string): boolean {
  return name.startsWith('__') || PLUMBING.has(normalizeName(name));
}

import type { ProvidedClass } from '../provided-class.ts';
import { computerSystemClass } from './computer-system.ts';
import { issuedLicenseClass } from './issued-license.ts';
import { keyPackClass } from './key-pack.ts';
import { licenseServerClass } from './license-server.ts';
import { operatingSystemClass } from './operating-system.ts';

const CLASSES: readonly ProvidedClass[] = [
  computerSystemClass,
  operatingSystemClass,
  licenseServerClass,
  keyPackClass,
  issuedLicenseClass,
];

const BY_NAME: ReadonlyMap<string, ProvidedClass> = new Map(
  CLASSES.map((item) => [`${item.shape.namespace}:${item.shape.name}`.toLowerCase(), item]),
);

const NAMESPACES: ReadonlySet<string> = new Set(CLASSES.map((item) => item.shape.namespace.toLowerCase()));

export function findClass(namespace: string, name: string): ProvidedClass | undefined {
  return BY_NAME.get(`${namespace}:${name}`.toLowerCase());
}

export function namespaceExists(namespace: string): boolean {
  return NAMESPACES.has(namespace.toLowerCase());
}

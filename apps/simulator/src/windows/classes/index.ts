import type { ProvidedClass } from '../provided-class.ts';
import { computerSystemClass } from './computer-system.ts';
import { deploymentLicensingClass } from './deployment-licensing.ts';
import { generalSettingClass } from './general-setting.ts';
import { issuedLicenseClass } from './issued-license.ts';
import { keyPackClass } from './key-pack.ts';
import { licenseReportClass } from './license-report.ts';
import { licenseServerClass } from './license-server.ts';
import { operatingSystemClass } from './operating-system.ts';
import { registryProviders } from './registry-provider.ts';
import { terminalServiceSettingClass } from './terminal-service-setting.ts';

const CLASSES: readonly ProvidedClass[] = [
  computerSystemClass,
  operatingSystemClass,
  licenseServerClass,
  keyPackClass,
  issuedLicenseClass,
  licenseReportClass,
  terminalServiceSettingClass,
  generalSettingClass,
  deploymentLicensingClass,
  ...registryProviders,
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

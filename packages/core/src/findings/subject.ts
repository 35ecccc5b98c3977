import type { PositionRow, RegisteredKeyPack } from '../position/types.ts';
import type { Finding, FindingSubject, RegisteredServer, RuleId } from './types.ts';

const NOTHING: Omit<FindingSubject, 'site'> = {
  licenseServer: null,
  keyPackId: null,
  keyPackRef: null,
  calType: null,
  productVersionId: null,
  label: null,
};

/** A row of the position as a subject. */
export function rowSubject(row: PositionRow): FindingSubject {
  const { site, calType, productVersion } = row;
  const label = [row.label, productVersion.id === null ? productVersion.name : null]
    .filter((part) => part !== null)
    .join(', ');
  return {
    ...NOTHING,
    site,
    calType,
    productVersionId: productVersion.id,
    label: label === '' ? null : label,
  };
}

/** A key pack as a subject. */
export function packSubject({ site, host, id, pack }: RegisteredKeyPack): FindingSubject {
  return {
    site,
    licenseServer: host,
    keyPackId: pack.keyPackId,
    keyPackRef: id,
    calType: pack.calType,
    productVersionId: pack.productVersion.id,
    label: pack.productVersion.id === null ? pack.productVersion.name : null,
  };
}

/** A license server as a subject. */
export function serverSubject({ site, host }: RegisteredServer): FindingSubject {
  return { ...NOTHING, site, licenseServer: host };
}

/**
 * The identity of a finding: its rule and its subject, nothing that changes while it lasts. A key pack is known by its
 * reference in the register.
 */
export function findingId(rule: RuleId, subject: FindingSubject): string {
  const { site, licenseServer, keyPackRef, calType, productVersionId, label } = subject;
  const parts =
    keyPackRef === null ? [site, licenseServer, calType, productVersionId, label] : [site, keyPackRef];
  return [rule, ...parts.map((part) => (part === null ? '-' : encodeURIComponent(part)))].join(':');
}

/** A finding with its identity. */
export function finding(rule: RuleId, rest: Omit<Finding, 'id' | 'rule'>): Finding {
  return { id: findingId(rule, rest.subject), rule, ...rest };
}

import { compareText } from '../domain/text-order.ts';
import type { PositionRow, RegisteredKeyPack } from '../position/types.ts';
import type { Finding, FindingSubject, RegisteredServer, RegisteredTarget, RuleId } from './types.ts';

const NOTHING: Omit<FindingSubject, 'site'> = {
  licenseServer: null,
  keyPackId: null,
  keyPackRef: null,
  calType: null,
  productVersionId: null,
  label: null,
  targetId: null,
};

/** A row of the position as a subject. */
export function rowSubject({ site, calType, productVersion, label }: PositionRow): FindingSubject {
  const asRead = [label, productVersion.id === null ? productVersion.name : null].filter(
    (part) => part !== null,
  );
  return {
    ...NOTHING,
    site,
    calType,
    productVersionId: productVersion.id,
    label: asRead.length === 0 ? null : asRead.join(', '),
  };
}

/** A key pack as a subject. */
export function packSubject({ site, licenseServerId, id, pack }: RegisteredKeyPack): FindingSubject {
  return {
    ...NOTHING,
    site,
    licenseServer: licenseServerId,
    keyPackId: pack.keyPackId,
    keyPackRef: id,
    calType: pack.calType,
    productVersionId: pack.productVersion.id,
    label: pack.productVersion.id === null ? pack.productVersion.name : null,
  };
}

/** A license server as a subject. */
export function serverSubject({ site, id }: RegisteredServer): FindingSubject {
  return { ...NOTHING, site, licenseServer: id };
}

/** A target as a subject. */
export function targetSubject({ site, id, licenseServerId }: RegisteredTarget): FindingSubject {
  return { ...NOTHING, site, licenseServer: licenseServerId, targetId: id };
}

/** The Per User CALs of a license server as a subject; of all unknown ones when it is `null`. */
export function userCalSubject(site: string, licenseServer: string | null): FindingSubject {
  return { ...NOTHING, site, licenseServer, calType: 'per-user' };
}

/**
 * What makes two subjects the same: a key pack or a target is known by its reference in the register, a license server by its
 * own, a row of the position by type and version. Parts are escaped, so that no text can imitate another subject.
 */
function subjectKey(subject: FindingSubject): string {
  const { site, licenseServer, keyPackRef, calType, productVersionId, label, targetId } = subject;
  const reference = keyPackRef ?? targetId;
  const parts =
    reference === null ? [site, licenseServer, calType, productVersionId, label] : [site, reference];
  return parts.map((part) => (part === null ? '' : escaped(part))).join(':');
}

/** A lone half of a surrogate pair, which JSON can smuggle in, cannot be escaped as it is. */
function escaped(part: string | number): string {
  return encodeURIComponent(String(part).toWellFormed());
}

/** A finding with its identity: its rule and its subject, nothing that changes while it lasts. */
export function finding(rule: RuleId, rest: Omit<Finding, 'id' | 'rule'>): Finding {
  return { id: `${rule}:${subjectKey(rest.subject)}`, rule, ...rest };
}

/** Orders findings by what they are about, then by rule. */
export function compareSubjects(a: Finding, b: Finding): number {
  return compareText(keyOf(a), keyOf(b)) || compareText(a.rule, b.rule);
}

function keyOf({ id, rule }: Finding): string {
  return id.slice(rule.length + 1);
}

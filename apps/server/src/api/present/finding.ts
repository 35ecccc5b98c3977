import { type FindingSubject, productVersion, toIso } from '@calepin/core';
import type { Say } from '../../messages/index.ts';
import type { FindingEvent, FindingRecord } from '../../store/register.ts';
import type { Finding, FindingDetail } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';
import { sayCode } from './message.ts';
import type { Names } from './names.ts';

function presentSubject(subject: FindingSubject, names: Names): Finding['subject'] {
  const versioned = subject.productVersionId !== null || subject.label !== null;
  return {
    site: names.site(subject.site),
    siteId: subject.site,
    licenseServer:
      subject.licenseServer === null ? null : (names.host(subject.licenseServer) ?? subject.licenseServer),
    licenseServerId: subject.licenseServer,
    keyPackId: subject.keyPackId,
    keyPackRef: subject.keyPackRef,
    calType: subject.calType,
    targetId: subject.targetId,
    productVersion: versioned ? { ...productVersion(subject.productVersionId, subject.label) } : null,
  };
}

/** A finding with its title and remedy in the reader's language. */
export function presentFinding(finding: FindingRecord, names: Names, say: Say): Finding {
  const subject = presentSubject(finding.subject, names);
  const values = {
    ...finding.facts,
    site: subject.site,
    licenseServer: subject.licenseServer,
    keyPackId: subject.keyPackId,
    version: subject.productVersion?.name ?? null,
  };
  return {
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    subject,
    title: sayCode(say, 'rule', `${finding.rule}.title`, values),
    opened: toIso(finding.openedAt),
    closed: instantOrNull(finding.closedAt),
    facts: { ...finding.facts },
    remedy: sayCode(say, 'rule', `${finding.rule}.remedy`, values),
    acknowledgement:
      finding.acknowledgement === null
        ? null
        : { ...finding.acknowledgement, at: toIso(finding.acknowledgement.at) },
  };
}

/** A finding with what happened to it. */
export function presentFindingDetail(
  finding: FindingRecord & { readonly history: readonly FindingEvent[] },
  names: Names,
  say: Say,
): FindingDetail {
  return {
    ...presentFinding(finding, names, say),
    history: finding.history.map((event) => ({ ...event, at: toIso(event.at) })),
  };
}

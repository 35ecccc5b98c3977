import type { FindingRecord } from '../store/register.ts';
import { type Cell, instantCell } from './csv.ts';

export const FINDING_HEADER: readonly string[] = [
  'Id',
  'Rule',
  'Severity',
  'Site',
  'LicenseServer',
  'KeyPackId',
  'CalType',
  'ProductVersion',
  'Title',
  'Remedy',
  'Opened',
  'Closed',
  'AcknowledgedAt',
  'AcknowledgedBy',
  'AcknowledgedBecause',
];

/** What the finding's identifiers and facts become in a language. */
export interface FindingTexts {
  readonly site: string;
  readonly licenseServer: string | null;
  readonly productVersion: string | null;
  readonly title: string;
  readonly remedy: string;
}

export function findingRow(finding: FindingRecord, texts: FindingTexts): Cell[] {
  return [
    finding.id,
    finding.rule,
    finding.severity,
    texts.site,
    texts.licenseServer,
    finding.subject.keyPackId,
    finding.subject.calType,
    texts.productVersion,
    texts.title,
    texts.remedy,
    instantCell(finding.openedAt),
    instantCell(finding.closedAt),
    instantCell(finding.acknowledgement?.at ?? null),
    finding.acknowledgement?.by ?? null,
    finding.acknowledgement?.reason ?? null,
  ];
}

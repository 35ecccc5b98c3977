import type { Finding, PositionRow } from '@calepin/server/schemas';
import type { Tone } from './mark.tsx';

/** How a row of the position stands, the worst first. */
export const ROW_STATES = ['over-issued', 'exhausted', 'low', 'unknown', 'covered'] as const;
export type RowState = (typeof ROW_STATES)[number];

export const TONE_OF_STATE: Readonly<Record<RowState, Tone>> = {
  'over-issued': 'critical',
  exhausted: 'critical',
  low: 'warning',
  covered: 'good',
  unknown: 'unknown',
};

/** What a row needs: its figures say most of it, the open findings say whether what is left is little. */
export function stateOf(row: PositionRow, findings: readonly Finding[]): RowState {
  if (row.overIssued !== null && row.overIssued > 0) return 'over-issued';
  // What a server still offers proves nothing while what it issued was not read.
  if (row.available === null || row.issued === null) return 'unknown';
  if (row.available === 0 && row.installed !== 0) return 'exhausted';
  const low = findings.some((finding) => finding.rule === 'low-availability' && concerns(finding, row));
  return low ? 'low' : 'covered';
}

function concerns({ subject }: Finding, row: PositionRow): boolean {
  return (
    subject.siteId === row.siteId &&
    subject.calType === row.calType &&
    (subject.productVersion?.id ?? null) === row.productVersion.id &&
    (row.productVersion.id !== null || (subject.productVersion?.name ?? null) === row.productVersion.name)
  );
}

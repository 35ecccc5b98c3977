import type { PositionRow } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../language/text.ts';
import { draftOf } from './draft.ts';
import { effectOf } from './threshold-effect.ts';

/** Says the identifiers and values instead of a language. */
const t = ((id: string, values: object = {}) => `${id} ${JSON.stringify(values)}`) as Text;

const rowOf = (siteId: string, calType: PositionRow['calType'], installed: number | null): PositionRow => ({
  site: siteId,
  siteId,
  calType,
  productVersion: { id: 7, name: 'Windows Server 2022' },
  label: null,
  bought: null,
  installed,
  issued: null,
  available: null,
  overIssued: null,
  reclaimable: null,
  shortfall: null,
  confidence: 'complete',
  gaps: [],
  keyPacks: [],
  licenseServers: [],
  sources: { installed: null, issued: null },
});

const { thresholds } = draftOf({
  thresholds: [
    { site: null, calType: null, productVersionId: null, level: { unit: 'percent', value: 10 } },
    { site: 's1', calType: 'per-user', productVersionId: null, level: { unit: 'licenses', value: 5 } },
  ],
  expiryWarningDays: 60,
  staleAfterDays: 7,
});
const [everywhere, precise] = thresholds;
if (!everywhere || !precise) throw new Error('two thresholds');

const ROWS = [rowOf('s1', 'per-user', 270), rowOf('s1', 'per-device', 120), rowOf('s2', 'per-user', 40)];

describe('what a threshold means today', () => {
  it('names the one row that it rules, with the licences at which it warns', () => {
    expect(effectOf(t, precise, thresholds, ROWS)).toContain('"level":5,"installed":270');
  });

  it('counts rows that nothing more precise rules', () => {
    expect(effectOf(t, everywhere, thresholds, ROWS)).toBe('threshold.rules {"count":2}');
  });

  it('says when it rules nothing', () => {
    expect(effectOf(t, precise, thresholds, [])).toContain('threshold.rules-none');
  });

  it('rounds a share down, as the rule does', () => {
    expect(effectOf(t, everywhere, thresholds, [rowOf('s2', 'per-device', 39)])).toContain('"level":3');
  });
});

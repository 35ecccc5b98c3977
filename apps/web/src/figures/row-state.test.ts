import type { Finding, PositionRow } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { stateOf } from './row-state.ts';

const row = (figures: Partial<PositionRow>): PositionRow => ({
  site: 'Site',
  siteId: 'site',
  calType: 'per-user',
  productVersion: { id: 7, name: 'Windows Server 2022' },
  label: null,
  bought: null,
  installed: 100,
  issued: 40,
  available: 60,
  overIssued: 0,
  reclaimable: null,
  shortfall: null,
  confidence: 'complete',
  gaps: [],
  keyPacks: [],
  licenseServers: [],
  sources: { installed: null, issued: null },
  ...figures,
});

const low = (subject: Partial<Finding['subject']>): Finding => ({
  id: 'finding',
  rule: 'low-availability',
  severity: 'warning',
  subject: {
    site: 'Site',
    siteId: 'site',
    licenseServer: null,
    licenseServerId: null,
    keyPackId: null,
    keyPackRef: null,
    calType: 'per-user',
    productVersion: { id: 7, name: 'Windows Server 2022' },
    targetId: null,
    ...subject,
  },
  title: '',
  opened: '2026-11-24T00:00:00Z',
  closed: null,
  facts: {},
  remedy: '',
  acknowledgement: null,
});

describe('stateOf', () => {
  it.each<[string, Partial<PositionRow>, readonly Finding[], string]>([
    ['licences to spare', {}, [], 'covered'],
    ['more issued than installed', { issued: 110, available: 0, overIssued: 10 }, [], 'over-issued'],
    ['none left', { issued: 100, available: 0 }, [], 'exhausted'],
    ['nothing installed and nothing issued', { installed: 0, issued: 0, available: 0 }, [], 'covered'],
    ['issued not read', { issued: null, available: null, overIssued: null }, [], 'unknown'],
    [
      'issued not read, while the server says what it offers',
      { issued: null, overIssued: null },
      [],
      'unknown',
    ],
    ['little left, by the settings', { available: 5 }, [low({})], 'low'],
    [
      'little left of another version',
      { available: 5 },
      [low({ productVersion: { id: 6, name: null } })],
      'covered',
    ],
    ['little left on another site', { available: 5 }, [low({ siteId: 'other' })], 'covered'],
  ])('%s', (_, figures, findings, state) => {
    expect(stateOf(row(figures), findings)).toBe(state);
  });
});

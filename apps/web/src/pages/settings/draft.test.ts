import type { Settings } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { daysOf, draftOf, isChanged, levelOf, settingsOf } from './draft.ts';

const SAVED: Settings = {
  thresholds: [
    { site: null, calType: null, productVersionId: null, level: { unit: 'percent', value: 10 } },
    { site: 's1', calType: 'per-user', productVersionId: 7, level: { unit: 'licenses', value: 5 } },
  ],
  expiryWarningDays: 60,
  staleAfterDays: 7,
};

describe('the settings while they are edited', () => {
  it('are what was saved until something changes', () => {
    const draft = draftOf(SAVED);
    expect(settingsOf(draft)).toEqual(SAVED);
    expect(isChanged(draft, SAVED)).toBe(false);
    expect(isChanged({ ...draft, staleAfterDays: '8' }, SAVED)).toBe(true);
    expect(isChanged({ ...draft, thresholds: draft.thresholds.slice(1) }, SAVED)).toBe(true);
  });

  it('cannot be saved while a number is not whole', () => {
    const draft = draftOf(SAVED);
    expect(settingsOf({ ...draft, expiryWarningDays: '' })).toBeNull();
    expect(isChanged({ ...draft, expiryWarningDays: '' }, SAVED)).toBe(true);
  });

  it.each([
    ['1', 1],
    [' 60 ', 60],
    ['3650', 3650],
    ['0', null],
    ['3651', null],
    ['7.5', null],
    ['-7', null],
    ['sept', null],
  ])('takes “%s” for %s days', (text, days) => {
    expect(daysOf(text)).toBe(days);
  });

  it.each([
    ['percent', '10', 10],
    ['percent', '7,5', 7.5],
    ['percent', '100.1', null],
    ['percent', '', null],
    ['licenses', '0', 0],
    ['licenses', '250', 250],
    ['licenses', '2.5', null],
  ] as const)('takes a level in %s of “%s” for %s', (unit, value, number) => {
    expect(levelOf({ unit, value })?.value ?? null).toBe(number);
  });
});

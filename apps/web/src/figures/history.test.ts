import { describe, expect, it } from 'vitest';
import { historyOf, type Reading, roundUp } from './history.ts';

const reading = (at: number, installed: number | null, issued: number | null): Reading => ({
  at,
  installed,
  issued,
});

describe('historyOf', () => {
  it('has nothing to draw without readings, or with later ones only', () => {
    expect(historyOf([], 10)).toBeNull();
    expect(historyOf([reading(20, 1, 1)], 10)).toBeNull();
  });

  it('orders the readings and continues the last one to the instant looked from', () => {
    const history = historyOf([reading(5, 100, 90), reading(1, 100, 80)], 9);
    expect(history?.readings.map(({ at, issued }) => [at, issued])).toEqual([
      [1, 80],
      [5, 90],
      [9, 90],
    ]);
    expect(history).toMatchObject({ from: 1, to: 9 });
  });

  it.each<[string, Reading[], number | null]>([
    ['never over-issued', [reading(1, 10, 5), reading(2, 10, 10)], null],
    ['over-issued and back', [reading(1, 10, 12), reading(2, 20, 12)], null],
    [
      'over-issued again counts from the second time',
      [reading(1, 10, 12), reading(2, 20, 12), reading(3, 20, 21)],
      3,
    ],
    ['an unknown figure breaks it', [reading(1, 10, 12), reading(2, 10, null)], null],
  ])('%s', (_, readings, since) => {
    expect(historyOf(readings, 4)?.overSince).toBe(since);
  });
});

describe('roundUp', () => {
  it.each([
    [0, 2],
    [1, 2],
    [17, 20],
    [301, 320],
    [1201, 1400],
  ])('%d is drawn under %d', (value, top) => {
    expect(roundUp(value)).toBe(top);
  });
});

import { describe, expect, it } from 'vitest';
import { barOf, LIMIT } from './position-scale.ts';

const figures = (installed: number | null, issued: number | null, bought: number | null = null) => ({
  bought,
  installed,
  issued,
});

describe('barOf', () => {
  it('fills the installed up to the limit and the issued in proportion', () => {
    expect(barOf(figures(200, 50))).toMatchObject({
      state: 'known',
      installed: LIMIT,
      issued: LIMIT / 4,
      over: LIMIT,
      cut: false,
    });
  });

  it('lets over-issue continue past the limit on the same scale', () => {
    const bar = barOf(figures(270, 301));
    expect(bar.issued).toBe(LIMIT);
    expect(bar.over).toBeCloseTo(LIMIT * (301 / 270));
    expect(bar.cut).toBe(false);
  });

  it('cuts an over-issue that would leave the bar', () => {
    expect(barOf(figures(10, 400))).toMatchObject({ over: 1, cut: true });
  });

  it('shows licences issued from nothing installed as over-issue only', () => {
    expect(barOf(figures(0, 5))).toMatchObject({ installed: 0, issued: 0, over: 1, cut: false });
  });

  it('does not draw what is unknown', () => {
    expect(barOf(figures(300, null))).toMatchObject({ state: 'issued-unknown', issued: 0, over: LIMIT });
    expect(barOf(figures(null, 62)).state).toBe('unknown');
  });

  it('outlines what was bought when it is known', () => {
    expect(barOf(figures(100, 50, 120)).bought).toBeCloseTo(LIMIT * 1.2);
    expect(barOf(figures(100, 50)).bought).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-instant.ts';

describe('the date field', () => {
  it('gives back the minute that it was given, wherever the reader is', () => {
    const instant = '2026-01-14T07:30:00.000Z';
    expect(fromLocalInput(toLocalInput(instant))).toBe(instant);
    expect(toLocalInput(instant)).toMatch(/^2026-01-1[345]T\d\d:\d\d$/);
  });

  it.each(['', '2026-13-01T00:00', 'soon'])('has no instant while it holds “%s”', (value) => {
    expect(fromLocalInput(value)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { parseInterval } from './interval.ts';

const DAY = 86_400_000_000n;

test.each([
  ['P1D', DAY],
  ['P1DT13H23M12S', 134_592_000_000n],
  ['P365DT24H60M', 365n * DAY + 90_000_000_000n],
  ['PT0.000001S', 1n],
  ['-PT1.5S', -1_500_000n],
  ['P0DT0H0M1S', 1_000_000n],
  ['00000001132312.000000:000', 134_592_000_000n],
  ['99999999235959.999999:000', 100_000_000n * DAY - 1n],
  // What is not exact stays text.
  ['P1Y', null],
  ['P2M3D', null],
  ['00000001******.******:000', null],
] as const)('%s', (text, totalMicroseconds) => {
  expect(parseInterval(text)).toMatchObject({ kind: 'interval', text, totalMicroseconds });
});

test.each([
  '',
  'P',
  'PT',
  'P1DT',
  '1D',
  'P1H',
  'PT1D',
  '20260114073000.000000+060',
  '00000001132312.000000+000',
])('%o is none', (text) => {
  expect(parseInterval(text)).toBe(null);
});

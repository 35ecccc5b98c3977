import { expect, test } from 'vitest';
import { isSentinelExpiry } from './expiry.ts';

test.each<[string, string, boolean]>([
  ['the last millisecond before the sentinels is a real expiry', '2035-12-30T23:59:59.999Z', false],
  ['the first instant of the sentinels', '2035-12-31T00:00:00Z', true],
  ['2036-01-01 at midnight in Berlin, as the built-in pack holds it', '2035-12-31T23:00:00Z', true],
  ['2036-01-01 at midnight in Tokyo', '2035-12-31T15:00:00Z', true],
  ['2036-01-01 in UTC', '2036-01-01T00:00:00Z', true],
  ['2038-01-01 and the hour of installation', '2038-01-01T08:11:08Z', true],
  ['2^31 − 1 seconds', '2038-01-19T03:14:07Z', true],
  ['a volume pack that really expired', '2023-02-09T12:15:49Z', false],
  ['a VDI subscription', '2024-12-19T00:00:00Z', false],
])('%s', (_, instant, sentinel) => {
  expect(isSentinelExpiry(Date.parse(instant))).toBe(sentinel);
});

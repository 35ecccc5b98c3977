import { expect, test } from 'vitest';
import { parseDateTime } from './datetime.ts';

const at = (...parts: Parameters<typeof Date.UTC>): number => Date.UTC(...parts);

test.each([
  // written, milliseconds, microseconds below them, offset in minutes
  ['2026-01-14T07:30:00Z', at(2026, 0, 14, 7, 30), 0, 0],
  ['2013-04-15T16:28:39.5Z', at(2013, 3, 15, 16, 28, 39, 500), 0, 0],
  ['2013-04-15T20:04:47.892798Z', at(2013, 3, 15, 20, 4, 47, 892), 798, 0],
  ['2026-01-14T07:30:00.123456789+01:00', at(2026, 0, 14, 6, 30, 0, 123), 456, 60],
  ['2026-01-14T07:30:00-05:30', at(2026, 0, 14, 13, 0), 0, -330],
  ['2026-01-14T07:30:00', at(2026, 0, 14, 7, 30), 0, null],
  [' 2026-01-14T07:30:00Z\n', at(2026, 0, 14, 7, 30), 0, 0],
  ['2026-01-14T24:00:00Z', at(2026, 0, 15), 0, 0],
  ['2016-12-31T23:59:60Z', at(2017, 0, 1), 0, 0],
  ['2024-02-29T00:00:00Z', at(2024, 1, 29), 0, 0],
  ['0099-01-01T00:00:00Z', -59042995200000, 0, 0],
  ['20260114073000.000000+060', at(2026, 0, 14, 6, 30), 0, 60],
  ['20260114073000.123456-300', at(2026, 0, 14, 12, 30, 0, 123), 456, -300],
  ['20380119031407.000000+000', at(2038, 0, 19, 3, 14, 7), 0, 0],
])('%s', (written, epochMilliseconds, microseconds, offsetMinutes) => {
  expect(parseDateTime(written)).toMatchObject({
    kind: 'datetime',
    text: written.trim(),
    epochMilliseconds,
    microseconds,
    offsetMinutes,
  });
});

test.each([
  '20260114******.******+***',
  '********073000.000000+060',
  '2026-01-14',
  '07:30:00Z',
  '2026-01-14+01:00',
])('%s is a part of a moment, and no moment is made up of it', (written) => {
  expect(parseDateTime(written)).toMatchObject({ text: written, epochMilliseconds: null });
  expect(parseDateTime(written)?.toDate()).toBe(null);
});

test.each([
  '',
  '2001-25-00',
  '2023-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-14T25:00:00Z',
  '2026-01-14T07:60:00Z',
  '2026-01-14 07:30:00',
  '20260230000000.000000+000',
  '20260114073000',
  '00000001132312.000000:000',
  'P1D',
  '14/01/2026',
  '123',
])('%o is none', (written) => {
  expect(parseDateTime(written)).toBe(null);
});

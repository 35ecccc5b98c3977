import { expect, test } from 'vitest';
import { availableOf, overIssuedOf } from './availability.ts';

type Figure = number | null;

test.each<[string, Figure, Figure, Figure, Figure, Figure]>([
  // what, installed, issued, offered by the servers, available, over-issued
  ['room left', 100, 40, 60, 60, 0],
  ['nothing left', 100, 100, 0, 0, 0],
  ['one pack over-issued', 270, 301, 0, 0, 31],
  ['another pack’s room covers the over-issue and is no longer free', 370, 351, 50, 19, 0],
  ['another pack’s room covers a part of it', 320, 351, 50, 0, 31],
  ['the servers offer less than what is not issued', 100, 40, 10, 10, 0],
  ['what the servers offer was not read', 100, 40, null, 60, 0],
  ['issued was not read: what the servers offer', 100, null, 60, 60, null],
  ['the total was not read', null, 40, 60, 60, null],
  ['nothing was read', null, null, null, null, null],
])('%s', (_, installed, issued, offered, available, overIssued) => {
  expect(availableOf({ installed, issued, offered })).toBe(available);
  expect(overIssuedOf(installed, issued)).toBe(overIssued);
});

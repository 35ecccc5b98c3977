import { toIso } from '@calepin/core';
import { expect, test } from 'vitest';
import { parseDirectoryTime } from './compact-date.ts';

// Two-digit years and fractions as directories accept them.
test.each([
  ['20180330133847.0Z', '2018-03-30T13:38:47Z'],
  ['370101000000Z', '2037-01-01T00:00:00Z'],
  ['500101000000Z', '1950-01-01T00:00:00Z'],
  ['20370103000000.Z', '2037-01-03T00:00:00Z'],
  ['20370104000000.000Z', '2037-01-04T00:00:00Z'],
  ['20370105000000.WhateverStandsHere...987Z', '2037-01-05T00:00:00Z'],
  ['20370105120000.0+0100', '2037-01-05T11:00:00Z'],
])('%j', (text, expected) => {
  expect(toIso(parseDirectoryTime(text))).toBe(expected);
});

test.each(['', '2037', '20371301000000.0Z', '20370105250000.0Z', '20370105000000.0'])(
  '%j is none',
  (text) => {
    expect(parseDirectoryTime(text)).toBeNaN();
  },
);

import { DAY, HOUR, MINUTE, SECOND } from '@calepin/core';
import { expect, test } from 'vitest';
import { createFigures } from './figures.ts';

const en = createFigures('en', 'UTC');
const fr = createFigures('fr', 'Europe/Paris');
const instant = Date.UTC(2026, 10, 24, 7, 30);

test('numbers are grouped in the language of the reader', () => {
  expect(en.number(1_234_567)).toBe('1,234,567');
  expect(fr.number(1_234_567)).toBe('1\u202f234\u202f567');
  expect(en.percent(0.42)).toBe('42%');
  expect(fr.percent(0.42)).toBe('42\u00a0%');
});

test.each([
  [0, '0\u00a0B', '0\u00a0o'],
  [812, '812\u00a0B', '812\u00a0o'],
  [1_500, '1.5\u00a0kB', '1,5\u00a0ko'],
  [42_400, '42\u00a0kB', '42\u00a0ko'],
  [1_000_000_000, '1\u00a0GB', '1\u00a0Go'],
])('%i bytes', (bytes, english, french) => {
  expect(en.bytes(bytes)).toBe(english);
  expect(fr.bytes(bytes)).toBe(french);
});

test('dates', () => {
  expect(en.date(instant)).toBe('24 Nov 2026');
  expect(fr.date(instant)).toBe('24 nov. 2026');
  expect(en.dateTime(instant)).toBe('24 Nov 2026, 07:30');
  expect(fr.dateTime(instant)).toBe('24 nov. 2026 à 08:30');
});

test.each([
  [30 * SECOND, '0 minutes ago', 'il y a 0 minute'],
  [5 * MINUTE, '5 minutes ago', 'il y a 5 minutes'],
  [3 * HOUR + 1, '3 hours ago', 'il y a 3 heures'],
  [6 * DAY, '6 days ago', 'il y a 6 jours'],
  [7 * DAY, '24 Nov 2026', '24 nov. 2026'],
  [-1, '24 Nov 2026', '24 nov. 2026'],
])('an age of %i ms', (elapsed, english, french) => {
  expect(en.age(instant, instant + elapsed)).toBe(english);
  expect(fr.age(instant, instant + elapsed)).toBe(french);
});

test.each([
  [200, '1\u00a0s'],
  [8_400, '8\u00a0s'],
  [125_000, '2\u00a0min'],
  [3 * HOUR, '3\u00a0h'],
])('%i ms last %s', (milliseconds, text) => {
  expect(en.duration(milliseconds)).toBe(text);
});

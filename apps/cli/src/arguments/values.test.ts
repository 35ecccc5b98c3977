import { expect, test } from 'vitest';
import { BadValue } from './bad-value.ts';
import { parseAsOf, parseChoice, parseInstant, parseName, parsePort, parseTimeZone } from './values.ts';

test.each([
  ['2026-01-14T07:30:00Z', Date.UTC(2026, 0, 14, 7, 30)],
  ['2026-01-14T07:30+01:00', Date.UTC(2026, 0, 14, 6, 30)],
  ['2026-01-14 07:30', new Date(2026, 0, 14, 7, 30).getTime()],
  ['2026-01-14', new Date(2026, 0, 14).getTime()],
])('%s is a moment', (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

test('a day to look back from counts whole', () => {
  expect(parseAsOf('2026-12-31')).toBe(new Date(2027, 0, 1).getTime() - 1);
  expect(parseAsOf('2026-12-31T00:00:00Z')).toBe(Date.UTC(2026, 11, 31));
});

test.each(['yesterday', '14/01/2026', '2026-02-31', '2026-13-01', '2026-01-14T25:00', '', '20260114'])(
  '%j is not',
  (text) => {
    expect(() => parseInstant(text)).toThrow(BadValue);
  },
);

test.each([
  ['0', 0],
  ['7355', 7355],
  ['65535', 65535],
])('port %s', (text, port) => {
  expect(parsePort(text)).toBe(port);
});

test.each(['65536', '-1', '80a', '', '1e3'])('%j is no port', (text) => {
  expect(() => parsePort(text)).toThrow(BadValue);
});

test('time zones are those that this machine knows', () => {
  expect(parseTimeZone('Europe/Paris')).toBe('Europe/Paris');
  expect(() => parseTimeZone('Europe/Pari')).toThrow(expect.objectContaining({ nearest: 'Europe/Paris' }));
});

test('names and choices', () => {
  expect(parseName('  Mairie de Valbrume ')).toBe('Mairie de Valbrume');
  expect(() => parseName('   ')).toThrow(BadValue);
  expect(parseChoice(['bash', 'zsh'])('zsh')).toBe('zsh');
  expect(() => parseChoice(['bash', 'zsh'])('bsh')).toThrow(expect.objectContaining({ nearest: 'bash' }));
});

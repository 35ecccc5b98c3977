import { describe, expect, it } from 'vitest';
import { formatsOf } from './format.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatsOf', () => {
  const en = formatsOf('en', 'UTC');
  const fr = formatsOf('fr', 'UTC');

  it.each([
    ['2026-11-24T11:59:40Z', 'this minute', 'cette minute-ci'],
    ['2026-11-24T11:15:00Z', '45 minutes ago', 'il y a 45 minutes'],
    ['2026-11-24T07:00:00Z', '5 hours ago', 'il y a 5 heures'],
    ['2026-11-23T07:00:00Z', 'yesterday', 'hier'],
    ['2026-11-18T13:00:00Z', '5 days ago', 'il y a 5 jours'],
    ['2026-11-10T13:00:00Z', '10 Nov 2026', '10 nov. 2026'],
  ])('tells the age of %s', (instant, english, french) => {
    expect(plain(en.age(instant, NOW))).toBe(english);
    expect(plain(fr.age(instant, NOW))).toBe(french);
  });

  it('writes dates and numbers as the language does', () => {
    expect(plain(fr.date('2026-11-24T08:00:00Z'))).toBe('24 nov. 2026');
    expect(plain(en.dateTime('2026-09-04T08:05:00Z'))).toBe('4 Sep 2026, 08:05');
    expect(plain(fr.number(2065))).toBe('2 065');
    expect(en.number(2065)).toBe('2,065');
    expect(plain(fr.bytes(812))).toBe('812 octets');
    expect(plain(en.bytes(1_240_000))).toBe('1.2 MB');
  });

  it.each([
    [0.4, '0 ms', '0 ms'],
    [420, '420 ms', '420 ms'],
    [4_520, '4.5 s', '4,5 s'],
    [59_990, '1 min 0 s', '1 min 0 s'],
    [125_000, '2 min 5 s', '2 min 5 s'],
  ])('says how long %d ms are', (milliseconds, english, french) => {
    expect(plain(en.duration(milliseconds))).toBe(english);
    expect(plain(fr.duration(milliseconds))).toBe(french);
  });
});

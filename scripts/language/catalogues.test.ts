import { describe, expect, it } from 'vitest';
import { argumentsOf, compareCatalogues, frenchTypography } from './catalogues.ts';

describe('argumentsOf', () => {
  it.each([
    ['no argument', 'Nothing here', []],
    ['a plain argument', 'On {host}', ['host']],
    ['a formatted argument', 'Until {expiresAt, date, medium}', ['expiresAt']],
    ['a plural with texts', '{n, plural, one {pack} other {# packs on {host}}}', ['host', 'n']],
    ['a choice of words', '{state, select, expired {expired} other {expires on {day}}}', ['day', 'state']],
  ])('finds %s', (_name, pattern, expected) => {
    expect(argumentsOf(pattern)).toEqual(expected);
  });
});

describe('compareCatalogues', () => {
  it.each([
    ['equal pairs', { a: 'Key pack {id}' }, { a: 'Pack {id}' }, 0],
    ['a missing French text', { a: 'Key pack', b: 'Host' }, { a: 'Pack' }, 1],
    ['a missing English text', { a: 'Key pack' }, { a: 'Pack', b: 'Hôte' }, 1],
    ['a lost argument', { a: 'Key pack {id}' }, { a: 'Pack' }, 1],
    [
      'an untranslated sentence',
      { a: 'This file holds no inventory' },
      { a: 'This file holds no inventory' },
      1,
    ],
    ['an ordinary space before a colon', { a: 'Reason: {x}' }, { a: 'Motif : {x}' }, 1],
  ])('judges %s', (_name, en, fr, complaints) => {
    expect(compareCatalogues(en, fr)).toHaveLength(complaints);
  });
});

describe('frenchTypography', () => {
  it('accepts no-break spaces and addresses', () => {
    const text = 'Voir\u00a0: « texte »\u202f? http://127.0.0.1:7355';
    expect(frenchTypography(text)).toEqual([
      `ordinary space before ; : ? ! » or % in « ${text} »`,
      `ordinary space after « in « ${text} »`,
    ]);
    expect(frenchTypography('Voir\u00a0: «\u00a0texte\u00a0»\u202f; fin.')).toEqual([]);
  });
});

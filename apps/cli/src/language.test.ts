import { expect, test } from 'vitest';
import { languageOf, languageOfEnvironment, lastValueOf } from './language.ts';

test.each([
  [{ LC_ALL: 'fr_FR.UTF-8', LANG: 'en_US.UTF-8' }, 'fr'],
  [{ LC_ALL: '', LC_MESSAGES: 'fr', LANG: 'en_US.UTF-8' }, 'fr'],
  [{ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LANG: 'fr_CA' }, 'fr'],
  [{ LANG: 'fr-BE.UTF-8' }, 'fr'],
  [{ LANG: 'frp_IT.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'fr'],
] as const)('%j reads %s where the system is French', (environment, language) => {
  expect(languageOfEnvironment(environment, () => 'fr-FR')).toBe(language);
});

test.each([
  [['position', '--lang', 'fr'], 'fr'],
  [['--lang=fr', 'position'], 'fr'],
  [['position', '--lang', 'fr', '--lang', 'en'], 'en'],
  [['position', '--lang', 'de'], 'en'],
  [['inspect', '--', '--lang', 'fr'], 'en'],
  [['position', '--lang'], 'en'],
])('%j speaks %s', (inputs, language) => {
  expect(languageOf(inputs, { LANG: 'en_GB.UTF-8' })).toBe(language);
});

test('a value is looked for under its whole name only', () => {
  expect(lastValueOf(['--formatted', 'json'], 'format')).toBeNull();
  expect(lastValueOf(['--format=json'], 'format')).toBe('json');
});

import { expect, test } from 'vitest';
import { sayIn } from '../../messages/index.ts';
import { createStyle } from '../../terminal/style.ts';
import { sayChanges, sumOf } from './say-changes.ts';

const none = { added: 0, changed: 0, gone: 0, unchanged: 0 };
const changes = {
  licenseServers: { added: 1, changed: 0, unchanged: 0 },
  keyPacks: { added: 2, changed: 1, gone: 0, unchanged: 4 },
  issuedLicenses: { ...none, gone: 40 },
  userCals: none,
  sessionHosts: none,
};
const nothing = {
  licenseServers: { added: 0, changed: 0, unchanged: 1 },
  keyPacks: { ...none, unchanged: 7 },
  issuedLicenses: none,
  userCals: none,
  sessionHosts: none,
};

function context(language: 'en' | 'fr') {
  const style = createStyle({ color: false, unicode: true });
  return { say: sayIn(language), output: { style } };
}

test.each([
  ['en', changes, 'license servers 1 added · key packs 2 added, 1 changed · issued licences 40 gone'],
  [
    'fr',
    changes,
    'serveurs de licences, 1 en plus · packs, 2 en plus, 1 qui change · licences émises, 40 en moins',
  ],
  ['en', nothing, 'no change'],
  ['fr', nothing, 'aucun changement'],
] as const)('in %s', (language, given, text) => {
  expect(sayChanges(given, context(language))).toBe(text);
});

test('several documents are added up, each figure by itself', () => {
  expect(sumOf([changes, changes, nothing]).keyPacks).toEqual({
    added: 4,
    changed: 2,
    gone: 0,
    unchanged: 15,
  });
  expect(sumOf([])).toEqual({
    licenseServers: { added: 0, changed: 0, unchanged: 0 },
    keyPacks: none,
    issuedLicenses: none,
    userCals: none,
    sessionHosts: none,
  });
});

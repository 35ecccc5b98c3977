import { describe, expect, test } from 'vitest';
import type { CollectProblemCode } from '../collection/problem.ts';
import { sayCollectProblem } from './collect-problem.ts';
import { ENGLISH } from './collect-problem-en.ts';
import { FRENCH } from './collect-problem-fr.ts';
import type { Saying } from './collect-problem-sayings.ts';
import { LANGUAGES } from './language.ts';

// The type of the catalogues names every code.
const CODES = Object.keys(ENGLISH) as CollectProblemCode[];
const FACTS = {
  host: 'RDLIC01',
  port: 5986,
  user: 'LAB\\calepin',
  class: 'Win32_TSLicenseKeyPack',
  method: 'IsLSPublished',
  namespace: 'root\\cimv2',
  expected: 'rdlic01.lab.test',
  found: 'autre.lab.test',
  seconds: 42,
  status: 404,
  location: 'https://ailleurs.lab.test/wsman',
  offered: 'Negotiate',
};
const patternsOf = ({ message, remedy, directory }: Saying): string[] => [
  message,
  remedy,
  ...(directory?.message === undefined ? [] : [directory.message]),
  ...(directory?.remedy === undefined ? [] : [directory.remedy]),
];
const factsOf = (pattern: string): string[] =>
  [...pattern.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = '']) => name).sort();

describe.each(CODES)('%s', (code) => {
  test.each(LANGUAGES)('is said in %s, with its facts and without a hole', (language) => {
    for (const facts of [FACTS, { host: 'RDLIC01' }, { ...FACTS, service: 'ldap' }, {}]) {
      const { message, remedy } = sayCollectProblem({ code, facts }, language);
      for (const text of [message, remedy]) {
        expect(text).toMatch(/^[\p{Lu}\p{N}].*\.$/u);
        expect(text).not.toMatch(/[[\]]|\{[a-zA-Z]+\}| {2}|null|undefined|!/);
      }
    }
  });

  test('says the same facts in both languages', () => {
    const [english, french] = [patternsOf(ENGLISH[code]), patternsOf(FRENCH[code])];
    expect(french.map(factsOf)).toEqual(english.map(factsOf));
    for (const name of english.flatMap(factsOf)) expect(Object.keys(FACTS)).toContain(name);
  });

  test('is written in French, not carried over', () => {
    const [en, fr] = (['en', 'fr'] as const).map((language) =>
      sayCollectProblem({ code, facts: FACTS }, language),
    );
    expect(fr?.message).not.toBe(en?.message);
    expect(fr?.remedy).not.toBe(en?.remedy);
    for (const text of patternsOf(FRENCH[code])) {
      // A narrow no-break space before ; and a no-break space before :, an apostrophe that is one.
      expect(text).not.toMatch(/ [:;?»]|« |\p{L}'\p{L}/u);
    }
  });
});

test.each([
  [
    'connection-refused',
    { host: 'rdlic01', port: 5985 },
    'rdlic01 refuses connections: nothing listens on port 5985.',
  ],
  ['connection-refused', {}, 'The host refuses connections: nothing listens on port ?.'],
  [
    'tls-name-mismatch',
    { host: 'h', found: 'other' },
    'The certificate of h is made out to another name: other.',
  ],
  ['tls-name-mismatch', { host: 'h', found: null }, 'The certificate of h is made out to another name.'],
  ['clock-skew', { host: 'h', seconds: 0 }, 'The clocks of h and of this machine differ too much: 0 s.'],
  [
    'authentication-not-offered',
    { host: 'h', offered: 'Basic' },
    'h does not offer the authentication that was asked for. It offers: Basic.',
  ],
] as const)('%s with %j', (code, facts, message) => {
  expect(sayCollectProblem({ code, facts }, 'en').message).toBe(message);
});

test.each([{ port: 636 }, { port: 5000, service: 'ldap' }])(
  'a directory is helped with its own commands: %j',
  (facts) => {
    const { remedy } = sayCollectProblem(
      { code: 'connection-refused', facts: { host: 'dc1', ...facts } },
      'fr',
    );
    expect(remedy).toContain('contrôleur de domaine');
    expect(remedy).not.toContain('WinRM');
  },
);

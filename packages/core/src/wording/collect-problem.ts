import type { CollectProblem } from '../collection/problem.ts';
import { ENGLISH, ENGLISH_SUBSTITUTES } from './collect-problem-en.ts';
import { FRENCH, FRENCH_SUBSTITUTES } from './collect-problem-fr.ts';
import type { Sayings, Substitutes } from './collect-problem-sayings.ts';
import type { Language } from './language.ts';

const CATALOGUES: Readonly<
  Record<Language, { readonly sayings: Sayings; readonly substitutes: Substitutes }>
> = {
  en: { sayings: ENGLISH, substitutes: ENGLISH_SUBSTITUTES },
  fr: { sayings: FRENCH, substitutes: FRENCH_SUBSTITUTES },
};

const DIRECTORY_PORTS: readonly unknown[] = [389, 636, 3268, 3269];
const OPTIONAL = /\[([^\]]*)\]/gu;
const FACT = /\{([a-zA-Z]+)\}/gu;

/**
 * What a step that failed means, and what to do about it. A problem of a directory is recognised by the fact `service: 'ldap'`
 * or by its port. The server's own number and text are not in it: they are shown as they are.
 * @example sayCollectProblem({ code: 'connection-refused', facts: { host: 'RDLIC01', port: 5985 } }, 'en').message
 * // 'RDLIC01 refuses connections: nothing listens on port 5985.'
 */
export function sayCollectProblem(
  { code, facts }: Pick<CollectProblem, 'code' | 'facts'>,
  language: Language,
): { readonly message: string; readonly remedy: string } {
  const { sayings, substitutes } = CATALOGUES[language];
  const saying = sayings[code];
  const said = isDirectory(facts) ? { ...saying, ...saying.directory } : saying;
  const fill = (pattern: string): string => filled(pattern, facts, substitutes);
  return { message: fill(said.message), remedy: fill(said.remedy) };
}

type Facts = CollectProblem['facts'];

function isDirectory(facts: Facts): boolean {
  return facts['service'] === 'ldap' || DIRECTORY_PORTS.includes(facts['port']);
}

function filled(pattern: string, facts: Facts, substitutes: Readonly<Record<string, string>>): string {
  const isKnown = (name: string): boolean => textOf(facts, name) !== null;
  const chosen = pattern.replace(OPTIONAL, (_, part: string) =>
    [...part.matchAll(FACT)].every(([, name = '']) => isKnown(name)) ? part : '',
  );
  const sentence = chosen.replace(
    FACT,
    (_, name: string) => textOf(facts, name) ?? substitutes[name] ?? name,
  );
  // A substitute is a word of the language, in small letters; a name keeps its own.
  return isKnown(/^\{([a-zA-Z]+)\}/u.exec(pattern)?.[1] ?? 'none')
    ? sentence
    : sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function textOf(facts: Facts, name: string): string | null {
  const value = facts[name];
  return value === undefined || value === null || value === '' ? null : String(value);
}

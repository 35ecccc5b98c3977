import { commonPasswords, folded } from './common-passwords.ts';
import { countCharacters, LONGEST_PASSWORD, passwordText } from './password-text.ts';
import { repeatedPart, unpredictableLength } from './predictable.ts';

/** OWASP ASVS 5.0, 6.2.1, asks for 8 and recommends 15; NIST SP 800-63B-4 asks for 15 where nothing else is asked. */
const SHORTEST_PASSWORD = 12;

/**
 * How much must be left when what anybody would guess is taken away: what is left is then a password of the least length that
 * NIST SP 800-63B-4, 3.1.1.2, takes at all.
 */
const SHORTEST_REST = 8;

/** What stands for a letter in what people believe to be a disguise. */
const SUBSTITUTES: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Whose password it is to be. */
export interface Person {
  readonly email: string;
  readonly name: string;
}

/** Why a password is refused. Nothing in it repeats the password. */
export type PasswordFault =
  | { readonly code: 'too-short'; readonly values: { readonly minimum: number } }
  | { readonly code: 'too-long'; readonly values: { readonly maximum: number } }
  | { readonly code: 'common'; readonly values: { readonly reason: 'listed' | 'sequence' } }
  | { readonly code: 'personal'; readonly values: { readonly of: Personal } };

type Personal = 'email' | 'name' | 'product';

/**
 * What is wrong with a new password, or null. Length and what is known to be guessed, no composition
 * (OWASP ASVS 5.0, 6.2.1 to 6.2.5, 6.2.9, 6.2.11; NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordFault(password: string, person: Person): PasswordFault | null {
  const text = passwordText(password);
  if (text === null) return { code: 'too-long', values: { maximum: LONGEST_PASSWORD } };
  if (countCharacters(text) < SHORTEST_PASSWORD) {
    return { code: 'too-short', values: { minimum: SHORTEST_PASSWORD } };
  }
  const plain = folded(text);
  const personal = mainlyPersonal(withoutSeparators(plain), person);
  if (personal !== null) return { code: 'personal', values: { of: personal } };
  if (unpredictableLength(repeatedPart(plain)) < SHORTEST_REST) {
    return { code: 'common', values: { reason: 'sequence' } };
  }
  if (isListed(plain)) return { code: 'common', values: { reason: 'listed' } };
  return null;
}

/**
 * Whether the whole is in a list, as it is or under the digits and signs that people put around it, or is two of the list's
 * passwords. NIST compares the entire password and no part of it, so that long phrases of common words pass: they do here, since
 * a part counts only when next to nothing is left beside it.
 */
function isListed(plain: string): boolean {
  const { passwords, all } = commonPasswords();
  if (all.has(plain) || all.has(withoutSeparators(plain))) return true;
  const letters = /\p{L}(?:.*\p{L})?/su.exec(plain);
  if (letters === null) return false;
  const around = plain.slice(0, letters.index) + plain.slice(letters.index + letters[0].length);
  if (unpredictableLength(around) >= SHORTEST_REST) return false;
  const stem = repeatedPart(withoutSeparators(letters[0]));
  return all.has(stem) || all.has(withoutSubstitutes(stem)) || isPair(stem, passwords);
}

function isPair(text: string, passwords: ReadonlySet<string>): boolean {
  for (let at = 1; at < text.length; at += 1) {
    if (passwords.has(text.slice(0, at)) && passwords.has(text.slice(at))) return true;
  }
  return false;
}

/** Which of the person's words a password is mainly made of: fewer than eight characters are left without them. */
function mainlyPersonal(plain: string, person: Person): Personal | null {
  const words = personalWords(person);
  let rest = plain;
  let found: Personal | null = null;
  for (const [word, of] of words) {
    if (!rest.includes(word)) continue;
    found ??= of;
    // A line feed keeps apart what stood on both sides; the text has no white space of its own.
    rest = rest.replaceAll(word, '\n');
  }
  if (found === null) return null;
  return unpredictableLength(withoutSeparators(rest)) < SHORTEST_REST ? found : null;
}

/** The longest first: an address before the name in it. */
function personalWords({ email, name }: Person): [string, Personal][] {
  const address = folded(email.slice(0, 320));
  const [local = '', domain = ''] = address.split('@');
  // The last label says little, and `com` is in many words.
  const labels = domain.split('.').slice(0, -1);
  const words: [string, Personal][] = [['calepin', 'product']];
  const add = (of: Personal, texts: string[]) => {
    for (const text of texts.map(withoutSeparators)) if (text.length >= 3) words.push([text, of]);
  };
  const whole = folded(name.slice(0, 320));
  add('name', [whole, ...whole.split(/[^\p{L}\p{N}]+/u)]);
  add('email', [
    address,
    local,
    ...local.split(/[^\p{L}]+/u),
    ...labels,
    ...labels.flatMap((l) => l.split('-')),
  ]);
  return words.sort(([a], [b]) => b.length - a.length);
}

function withoutSeparators(text: string): string {
  return text.replace(/[\s._-]/g, '');
}

/** `p@ssw0rd`: the substitutes that every cracking tool tries first. */
function withoutSubstitutes(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => SUBSTITUTES[sign] ?? sign);
}

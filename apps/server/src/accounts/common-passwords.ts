import { createRequire } from 'node:module';

/** Lists of what people choose, folded. */
export interface CommonPasswords {
  /** 49,233 passwords from breaches. */
  readonly passwords: ReadonlySet<string>;
  /** The same, and 28,095 common French words, which are hardly among them. */
  readonly all: ReadonlySet<string>;
}

const require = createRequire(import.meta.url);
let loaded: CommonPasswords | null = null;

/** The lists of zxcvbn-ts, read when somebody first chooses a password: a server that starts does not wait for them. */
export function commonPasswords(): CommonPasswords {
  if (loaded === null) {
    // `require` knows no types; these are the packages' own.
    const common: typeof import('@zxcvbn-ts/language-common') = require('@zxcvbn-ts/language-common');
    const french: typeof import('@zxcvbn-ts/language-fr') = require('@zxcvbn-ts/language-fr');
    const passwords = new Set(common.dictionary['passwords-common'].map(folded));
    loaded = { passwords, all: new Set([...passwords, ...french.dictionary['commonWords-fr'].map(folded)]) };
  }
  return loaded;
}

/** Without what a guesser tries anyway: capitals, accents, and other shapes of the same letter. */
export function folded(text: string): string {
  // Nearly all entries: normalising them would take most of the time of loading.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Language } from './language.ts';

export { LANGUAGES, type Language } from './language.ts';

/** Identifier of a domain text: `rule.over-issued.title`, `rejection.not-a-number` … */
export type WordingId = keyof typeof en;

/**
 * The field's words in both languages, as ICU MessageFormat patterns. The domain owns its words; formatting them is the
 * business of the edge (command line, API, page), which passes the facts as values.
 */
export const WORDING: Readonly<Record<Language, Readonly<Record<WordingId, string>>>> = { en, fr };

export { sayCollectProblem } from './collect-problem.ts';

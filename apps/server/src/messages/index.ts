import type { Language } from '@calepin/core';
import { createTranslator, type Translator } from '../language/index.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type MessageId = keyof typeof en;

/** Says a domain text or one of the server's own, in one language. */
export type Say = Translator<MessageId>;

const said = new Map<Language, Say>();

/** The server's translator for a language; patterns stay compiled for the life of the process. */
export function sayIn(language: Language): Say {
  const known = said.get(language);
  if (known) return known;
  const say = createTranslator(language, { en, fr });
  said.set(language, say);
  return say;
}

import type { Language, WordingId } from '@calepin/core';
import { createTranslator, type Translator } from '@calepin/server/language';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Identifier of a text of the command itself. */
export type TextId = keyof typeof en;

/** Says a text of the command, or one of the domain's, in one language. */
export type Say = Translator<TextId>;

/** A text of the command or of the domain. */
export type SayableId = TextId | WordingId;

export function sayIn(language: Language): Say {
  return createTranslator(language, { en, fr });
}

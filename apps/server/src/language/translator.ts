import { LANGUAGES, type Language, WORDING, type WordingId } from '@calepin/core';
import { type Messages, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

export type MessageValues = Readonly<Record<string, string | number | boolean | null>>;

/** `24 Nov 2026` in English as in French: the day comes first. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Formats ICU patterns in one language. Identifiers of the domain and of the given catalogue are accepted. */
export interface Translator<Id extends string> {
  readonly language: Language;
  (id: Id | WordingId, values?: MessageValues): string;
}

/**
 * A translator over the domain's wording and the room's own messages. Patterns are compiled once, at their first use.
 * Both languages must hold the same identifiers: the types say so, `npm run check:language` proves the rest.
 */
export function createTranslator<Id extends string>(
  language: Language,
  messages: Readonly<Record<Language, Readonly<Record<Id, string>>>>,
): Translator<Id> {
  const patterns: Readonly<Record<string, string>> = { ...WORDING[language], ...messages[language] };
  const compiled: Messages = {};
  const i18n = setupI18n({
    locale: language,
    locales: LOCALES[language],
    messages: { [language]: compiled },
  });
  const translate = (id: string, values: MessageValues = {}): string => {
    if (!(id in compiled)) {
      const pattern = patterns[id];
      if (pattern === undefined) return id;
      compiled[id] = compileMessage(pattern);
    }
    return i18n._(id, named(values));
  };
  return Object.assign(translate, { language });
}

/** What is unknown, as patterns choose by it (`{total, select, null {…} other {…}}`): Lingui takes a null for an absence. */
function named(values: MessageValues): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? 'null']));
}

/** The first supported language of an `Accept-Language` header or of a locale such as `fr_FR.UTF-8`; English otherwise. */
export function languageOf(preference: string | null | undefined): Language {
  for (const part of (preference ?? '').toLowerCase().split(',')) {
    const tag = part.trim().slice(0, 2);
    const found = LANGUAGES.find((language) => language === tag);
    if (found) return found;
  }
  return 'en';
}

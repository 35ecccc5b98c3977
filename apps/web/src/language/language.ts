import type { Language } from '@calepin/core';
import { setupI18n } from '@lingui/core';
import { LOCALES } from './format.ts';

const KEY = 'calepin.language';

/** The page's texts. `activate` before the first render. */
export const i18n = setupI18n();

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The language that the reader chose, else the browser's, else English. */
export function preferredLanguage(): Language {
  const choice = stored() ?? navigator.languages.find((tag) => /^(fr|en)\b/.test(tag)) ?? 'en';
  return choice.startsWith('fr') ? 'fr' : 'en';
}

/** Loads and shows a language. */
export async function activate(language: Language): Promise<void> {
  const { messages } =
    language === 'fr' ? await import('virtual:catalogue/fr') : await import('virtual:catalogue/en');
  i18n.loadAndActivate({ locale: language, locales: LOCALES[language], messages });
  document.documentElement.lang = language;
}

/** The reader's choice: shown now and kept. */
export async function chooseLanguage(language: Language): Promise<void> {
  await activate(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be forbidden: the choice lasts as long as the page.
  }
}

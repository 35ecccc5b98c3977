/** Language that a host was installed in. */
export type Language = 'en' | 'fr' | 'de';

export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-FR', de: 'de-DE' };

/** `Win32_OperatingSystem.Locale` and `OSLanguage`. */
export const LANGUAGE_IDS: Readonly<Record<Language, number>> = { en: 1033, fr: 1036, de: 1031 };

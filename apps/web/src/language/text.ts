import type { Language, WordingId } from '@calepin/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { en } from '../messages/en.ts';
import { type Formats, formatsOf } from './format.ts';

export type TextId = keyof typeof en | WordingId;
export type TextValues = Readonly<Record<string, string | number | boolean | null>>;

/** The page's texts, numbers and dates in the reader's language. */
export interface Text extends Formats {
  readonly language: Language;
  (id: TextId, values?: TextValues): string;
}

/** The reader's language, for a component. */
export function useText(): Text {
  const { i18n } = useLingui();
  const language: Language = i18n.locale === 'fr' ? 'fr' : 'en';
  return useMemo(() => {
    const say = (id: TextId, values: TextValues = {}): string => i18n._(id, { ...values });
    return Object.assign(say, { language }, formatsOf(language));
  }, [i18n, language]);
}

import type { en } from '../en/settings.ts';

/** Les réglages. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

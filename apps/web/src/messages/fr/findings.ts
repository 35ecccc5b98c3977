import type { en } from '../en/findings.ts';

/** Les constats, un constat. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

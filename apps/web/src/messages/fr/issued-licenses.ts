import type { en } from '../en/issued-licenses.ts';

/** Les licences émises. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

import type { en } from '../en/imports.ts';

/** Les imports, un import. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

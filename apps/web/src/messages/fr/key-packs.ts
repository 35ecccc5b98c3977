import type { en } from '../en/key-packs.ts';

/** Les packs de licences, un pack. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

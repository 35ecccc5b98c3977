import type { en } from '../en/overview.ts';

/** La vue d’ensemble et sa première ouverture. */
export const fr: Readonly<Record<keyof typeof en, string>> = {};

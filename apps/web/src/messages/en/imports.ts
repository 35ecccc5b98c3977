/** Imports and one import. */
export const en = {};

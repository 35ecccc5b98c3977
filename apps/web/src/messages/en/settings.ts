/** Settings. */
export const en = {};

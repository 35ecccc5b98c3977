/** Issued licences. */
export const en = {};

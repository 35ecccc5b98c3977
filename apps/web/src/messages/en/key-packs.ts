/** Key packs and one of them. */
export const en = {};

/** The overview and its first run. */
export const en = {};

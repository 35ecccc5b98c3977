/** License servers and one of them. */
export const en = {};

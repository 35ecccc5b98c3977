/** Findings and one finding. */
export const en = {};

/** Name of the site that documents go to when nobody names one. The same word in both languages. */
export const DEFAULT_SITE = 'Principal';

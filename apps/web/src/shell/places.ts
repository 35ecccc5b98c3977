/** The pages of the rail, with the letter that follows `g`. */
export const PLACES = [
  { to: '/', text: 'place.overview', letter: 'o' },
  { to: '/license-servers', text: 'place.license-servers', letter: 's' },
  { to: '/key-packs', text: 'place.key-packs', letter: 'k' },
  { to: '/issued-licenses', text: 'place.issued-licenses', letter: 'l' },
  { to: '/findings', text: 'place.findings', letter: 'f' },
  { to: '/imports', text: 'place.imports', letter: 'i' },
  { to: '/settings', text: 'place.settings', letter: 't' },
] as const;

export type Place = (typeof PLACES)[number];

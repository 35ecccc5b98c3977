import type { Right } from '@calepin/core';
import type { SessionState } from '@calepin/server/schemas';
import { allows } from '../app/rights.ts';

/** The pages with the letter that follows `g`. Those of the rail come in its order; the others are reached from a page. */
export const PLACES = [
  { to: '/', text: 'place.overview', letter: 'o', rail: true },
  { to: '/license-servers', text: 'place.license-servers', letter: 's', rail: true },
  { to: '/session-hosts', text: 'place.session-hosts', letter: 'h', rail: true },
  { to: '/key-packs', text: 'place.key-packs', letter: 'k', rail: true },
  { to: '/issued-licenses', text: 'place.issued-licenses', letter: 'l', rail: true },
  { to: '/user-cals', text: 'place.user-cals', letter: 'u', rail: false },
  { to: '/findings', text: 'place.findings', letter: 'f', rail: true },
  { to: '/targets', text: 'place.targets', letter: 'c', rail: true },
  { to: '/runs', text: 'place.runs', letter: 'r', rail: true },
  { to: '/prepare', text: 'place.prepare', letter: 'p', rail: false },
  { to: '/audit', text: 'place.audit', letter: 'a', rail: false },
  { to: '/people', text: 'place.people', letter: 'e', rail: false },
  { to: '/imports', text: 'place.imports', letter: 'i', rail: true },
  { to: '/settings', text: 'place.settings', letter: 't', rail: true },
] as const;

export type Place = (typeof PLACES)[number];

/** What a place needs beyond reading: it is not shown to those who do not hold it. */
const NEEDS: Partial<Readonly<Record<Place['to'], Right>>> = {
  '/issued-licenses': 'see-names',
  '/user-cals': 'see-names',
  '/imports': 'see-names',
  '/people': 'govern',
  '/audit': 'govern',
};

/** The places that a session may look at. What is governed belongs to no site. */
export function placesFor(session: SessionState | undefined): readonly Place[] {
  return PLACES.filter(({ to }) => {
    const right = NEEDS[to];
    return right === undefined || allows(session, right, right === 'govern' ? null : undefined);
  });
}

/** The places of the rail and of the menu of a phone. */
export const railFor = (session: SessionState | undefined): readonly Place[] =>
  placesFor(session).filter(({ rail }) => rail);

import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { asOfInstant } from './address.ts';

/** What every question to the register carries. */
export interface Scope {
  readonly site: string | undefined;
  /** `undefined`: now. */
  readonly asOf: string | undefined;
}

/** The site and the instant of the address. */
export function useScope(): Scope {
  const { site, asOf } = useSearch({ from: '__root__' });
  return useMemo(() => ({ site, asOf: asOfInstant(asOf) }), [site, asOf]);
}

import type { Right } from '@calepin/core';
import type { ReactNode } from 'react';
import { useSession } from '../api/session.ts';
import { allows } from './rights.ts';

/** Whether the reader holds a right: on a site; with `null`, on every site; without a site, on any at all. */
export function useMay(right: Right, site?: string | null): boolean {
  return allows(useSession().data, right, site);
}

interface MayProps {
  readonly right: Right;
  /** `null`: on every site. Absent: on any. */
  readonly site?: string | null;
  readonly children: ReactNode;
}

/** An act that only some may do: it is not shown to the others. */
export function May({ right, site, children }: MayProps) {
  return useMay(right, site) ? children : null;
}

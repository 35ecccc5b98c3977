import { type FigureSource, toIso } from '@calepin/core';
import type { Source } from '../schemas/index.ts';

/** Where a figure comes from; `null` when it was never read. */
export function presentSource(source: FigureSource): Source;
export function presentSource(source: FigureSource | null): Source | null;
export function presentSource(source: FigureSource | null): Source | null {
  if (source === null) return null;
  return { observationId: source.observationId, observedAt: toIso(source.observedAt), method: source.method };
}

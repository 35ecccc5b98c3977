import { computeFindings, computePosition, type Instant } from '@calepin/core';
import type { Register } from '../store/register.ts';

/** Evaluates the rules for one site at an instant and records what opens and what closes. */
export async function evaluateFindings(request: {
  readonly register: Pick<Register, 'snapshot' | 'settings' | 'recordFindings'>;
  readonly site: string;
  readonly at: Instant;
}): Promise<void> {
  const { register, site, at } = request;
  const [snapshot, settings] = await Promise.all([
    register.snapshot({ site, asOf: at }),
    register.settings(),
  ]);
  const position = computePosition({ ...snapshot, settings });
  await register.recordFindings([...computeFindings({ ...snapshot, position, settings })], site, at);
}

import type { Target } from '@calepin/server/schemas';
import { Failure } from '../../failure.ts';

/** The target of a name, an identifier, or the end of one. */
export function targetNamed(targets: readonly Target[], wanted: string): Target {
  const name = wanted.trim().toLowerCase();
  const exact = targets.filter((target) => target.id === name || target.name.toLowerCase() === name);
  const found = exact.length > 0 ? exact : targets.filter((target) => target.id.endsWith(name));
  const [first, second] = found;
  if (first === undefined) throw new Failure('unknown-target', { target: wanted });
  if (second !== undefined) throw new Failure('target-ambiguous', { target: wanted });
  return first;
}

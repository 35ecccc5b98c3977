import type { FoundHost } from '../../collect/discovery/discovered.ts';
import type { Say } from '../../messages/index.ts';
import type { Discovery } from '../schemas/index.ts';

/** A host that was found, with the target that it already is. */
export function presentFound(
  { host, reasons }: FoundHost,
  targetId: string | null,
  say: Say,
): Discovery['found'][number] {
  return {
    host,
    targetId,
    reasons: reasons.map(({ code, facts }) => ({
      code,
      message: say(`discovery.${code}`, { host, ...facts }),
      facts: { ...facts },
    })),
  };
}

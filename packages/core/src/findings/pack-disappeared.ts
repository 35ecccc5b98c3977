import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** A counted key pack that a later complete reading of the same license server no longer showed. */
export const packDisappeared: Rule = {
  id: 'pack-disappeared',
  *evaluate({ disappeared }) {
    for (const { pack: registered, missingSince } of disappeared) {
      const { pack, host } = registered;
      if (!pack.counted) continue;
      yield finding('pack-disappeared', {
        severity: 'critical',
        subject: packSubject(registered),
        facts: {
          keyPackId: pack.keyPackId,
          host,
          total: pack.total,
          calType: pack.calType,
          version: pack.productVersion.name,
          missingAt: missingSince,
        },
        since: missingSince,
      });
    }
  },
};

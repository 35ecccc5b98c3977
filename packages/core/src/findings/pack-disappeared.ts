import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** A counted key pack that a later complete reading of the same license server no longer showed. */
export const packDisappeared: Rule = {
  id: 'pack-disappeared',
  *evaluate({ disappeared }) {
    for (const { pack: registered, missingSince } of disappeared) {
      if (!registered.pack.counted) continue;
      yield finding('pack-disappeared', {
        severity: 'critical',
        subject: packSubject(registered),
        facts: { missingAt: missingSince, ...packFacts(registered) },
        since: missingSince,
      });
    }
  },
};

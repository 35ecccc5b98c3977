import { licenseCount } from '../classify/license-count.ts';
import { DAY } from '../domain/instant.ts';
import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** A change is news for this long; afterwards it is history. */
const NEWS = 30 * DAY;

/**
 * The total of a counted key pack changed. A pack's quantity is fixed when it is installed (changing it means removing it and
 * installing another), so a change deserves an explanation; fewer is more serious than more.
 */
export const countChanged: Rule = {
  id: 'count-changed',
  *evaluate({ asOf, keyPacks, previousTotals }) {
    const previous = new Map(previousTotals.map((total) => [total.keyPackRef, total]));
    for (const registered of keyPacks) {
      const change = previous.get(registered.id);
      if (change === undefined || !registered.pack.counted || asOf - change.changedAt > NEWS) continue;
      const before = licenseCount(change.total);
      const after = registered.pack.total;
      if (before === null || after === null || before === after) continue;
      yield finding('count-changed', {
        severity: after < before ? 'warning' : 'info',
        subject: packSubject(registered),
        facts: {
          before,
          after,
          change: Math.abs(after - before),
          direction: after < before ? 'fewer' : 'more',
          changedAt: change.changedAt,
          ...packFacts(registered),
        },
        since: change.changedAt,
      });
    }
  },
};

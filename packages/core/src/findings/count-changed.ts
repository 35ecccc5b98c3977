import { DAY } from '../domain/instant.ts';
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
    const packs = new Map(keyPacks.map((registered) => [registered.id, registered]));
    for (const { keyPackRef, total: before, changedAt } of previousTotals) {
      const registered = packs.get(keyPackRef);
      if (registered === undefined || !registered.pack.counted || asOf - changedAt > NEWS) continue;
      const { pack, host } = registered;
      if (before === null || pack.total === null || before === pack.total) continue;
      yield finding('count-changed', {
        severity: pack.total < before ? 'warning' : 'info',
        subject: packSubject(registered),
        facts: { before, after: pack.total, keyPackId: pack.keyPackId, host, changedAt },
        since: changedAt,
      });
    }
  },
};

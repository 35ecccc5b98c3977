import { DAY } from '../domain/instant.ts';
import { finding, serverSubject } from './subject.ts';
import { silence } from './target-silent.ts';
import type { Rule } from './types.ts';

/**
 * The newest reading of a license server's key packs (of anything, without one) is older than the settings allow. Where a
 * silent target is to read it, that is what is told: it is the cause, and it was told sooner.
 */
export const dataStale: Rule = {
  id: 'data-stale',
  *evaluate({ asOf, servers, targets, settings }) {
    const told = new Set(
      targets.flatMap((target) => (silence(target, asOf) === null ? [] : [target.licenseServerId])),
    );
    for (const server of servers) {
      if (told.has(server.id)) continue;
      const seen = server.keyPacksSeen ?? server.lastSeen;
      if (seen === null) continue;
      const staleFrom = seen.observedAt + settings.staleAfterDays * DAY;
      if (asOf <= staleFrom) continue;
      yield finding('data-stale', {
        severity: 'warning',
        subject: serverSubject(server),
        facts: { host: server.host, observedAt: seen.observedAt },
        since: staleFrom,
      });
    }
  },
};

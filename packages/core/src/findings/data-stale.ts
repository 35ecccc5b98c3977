import { DAY } from '../domain/instant.ts';
import { finding, serverSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** The newest reading of a license server's key packs (of anything, without one) is older than the settings allow. */
export const dataStale: Rule = {
  id: 'data-stale',
  *evaluate({ asOf, servers, settings }) {
    for (const server of servers) {
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

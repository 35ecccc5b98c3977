import { finding, serverSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * `GetActivationStatus` answered other than 0: the license server issues temporary licences only. One that was not asked is
 * unknown, not inactive.
 * Source: Microsoft, "Activate the Remote Desktop Services license server".
 */
export const serverNotActivated: Rule = {
  id: 'server-not-activated',
  *evaluate({ asOf, servers }) {
    for (const server of servers) {
      if (server.activation !== 'not-activated') continue;
      yield finding('server-not-activated', {
        severity: 'critical',
        subject: serverSubject(server),
        facts: { host: server.host },
        since: server.activationSource?.observedAt ?? asOf,
      });
    }
  },
};

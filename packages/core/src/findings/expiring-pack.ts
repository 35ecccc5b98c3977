import { DAY } from '../domain/instant.ts';
import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** A counted key pack with a real expiry that is near (warning) or past (critical). Sentinel dates are no expiry. */
export const expiringPack: Rule = {
  id: 'expiring-pack',
  *evaluate({ asOf, keyPacks, settings }) {
    for (const registered of keyPacks) {
      const { pack } = registered;
      if (!pack.counted || pack.expires === null) continue;
      const warnFrom = pack.expires - settings.expiryWarningDays * DAY;
      if (asOf < warnFrom) continue;
      const expired = pack.expires <= asOf;
      yield finding('expiring-pack', {
        severity: expired ? 'critical' : 'warning',
        subject: packSubject(registered),
        facts: {
          state: expired ? 'expired' : 'expiring',
          expiresAt: pack.expires,
          ...packFacts(registered),
        },
        since: expired ? pack.expires : warnFrom,
      });
    }
  },
};

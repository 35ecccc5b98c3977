import type { Position } from '../position/types.ts';
import { overIssuedAtLeast } from './over-issued.ts';
import { finding, userCalSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * Disabled or deleted accounts that still hold a Per User CAL. Nobody signs in with them, so the CAL is not renewed and
 * expires by itself; until then it counts as used. That matters, and warns, where the site has nothing left.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses".
 */
export const userCalAccount: Rule = {
  id: 'user-cal-account',
  *evaluate({ asOf, accounts, position }) {
    for (const { site, licenseServerId, host, disabled, deleted, source } of accounts) {
      if (disabled + deleted === 0) continue;
      yield finding('user-cal-account', {
        severity: hasNothingLeft(position, site) ? 'warning' : 'info',
        subject: userCalSubject(site, licenseServerId),
        facts: { accounts: disabled + deleted, disabled, deleted, host },
        since: source?.observedAt ?? asOf,
      });
    }
  },
};

function hasNothingLeft(position: Position, site: string): boolean {
  return position.rows.some(
    (row) =>
      row.site === site &&
      row.calType === 'per-user' &&
      (overIssuedAtLeast(row) > 0 || (row.installed !== 0 && row.available === 0)),
  );
}

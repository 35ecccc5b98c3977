import { finding, rowSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * Nothing left to issue. Per Device: the next device is refused once its temporary licence ends, so it is critical. Per User: the
 * next one is over-issued, so it is a warning. An over-issued row has its own rule.
 */
export const exhausted: Rule = {
  id: 'exhausted',
  *evaluate({ position }) {
    for (const row of position.rows) {
      if (row.installed === null || row.installed === 0 || row.available !== 0) continue;
      if (row.overIssued !== null && row.overIssued > 0) continue;
      // Without the issued figure an availability of 0 may hide an over-issue; it is exhausted all the same.
      yield finding('exhausted', {
        severity: row.calType === 'per-user' ? 'warning' : 'critical',
        subject: rowSubject(row),
        facts: {
          installed: row.installed,
          issued: row.issued,
          calType: row.calType,
          version: row.productVersion.name,
        },
        since: (row.sources.issued ?? row.sources.installed)?.observedAt ?? position.asOf,
      });
    }
  },
};

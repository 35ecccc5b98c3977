import { licenseFacts } from './facts.ts';
import { overIssuedAtLeast } from './over-issued.ts';
import { finding, rowSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * Nothing left to issue. Per Device: the next device is refused once its temporary licence ends, so it is critical, and so it is
 * while the type is unknown. Per User: the next one is over-issued, so it is a warning. An over-issued row has its own rule;
 * where the issued figure was not read, an availability of 0 may hide one, and is exhausted all the same.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses".
 */
export const exhausted: Rule = {
  id: 'exhausted',
  *evaluate({ position }) {
    for (const row of position.rows) {
      if (row.installed === null || row.installed === 0 || row.available !== 0) continue;
      if (overIssuedAtLeast(row) > 0) continue;
      yield finding('exhausted', {
        severity: row.calType === 'per-user' ? 'warning' : 'critical',
        subject: rowSubject(row),
        facts: { installed: row.installed, issued: row.issued, ...licenseFacts(row) },
        since: (row.sources.issued ?? row.sources.installed)?.observedAt ?? position.asOf,
      });
    }
  },
};

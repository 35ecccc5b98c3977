import { finding, rowSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * More issued than installed. Per User CALs can be over-issued, silently and in breach of the terms; Per Device ones can't, so
 * there it points at packs that were removed or readings that do not belong together.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses".
 */
export const overIssued: Rule = {
  id: 'over-issued',
  *evaluate({ position }) {
    for (const row of position.rows) {
      if (row.overIssued === null || row.overIssued === 0) continue;
      yield finding('over-issued', {
        severity: 'critical',
        subject: rowSubject(row),
        facts: {
          overIssued: row.overIssued,
          installed: row.installed,
          issued: row.issued,
          calType: row.calType,
          version: row.productVersion.name,
        },
        since: row.sources.issued?.observedAt ?? position.asOf,
      });
    }
  },
};

import type { PositionRow } from '../position/types.ts';
import { licenseFacts } from './facts.ts';
import { finding, rowSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * More issued than installed. Per User CALs can be over-issued, silently and in breach of the terms; Per Device ones can't, so
 * there it points at packs that were removed or readings that do not belong together. Where some packs' issued licences were
 * not read but the others' alone exceed what is installed, it holds as well: at least so many.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses".
 */
export const overIssued: Rule = {
  id: 'over-issued',
  *evaluate({ position }) {
    for (const row of position.rows) {
      const least = overIssuedAtLeast(row);
      if (least === 0) continue;
      yield finding('over-issued', {
        severity: 'critical',
        subject: rowSubject(row),
        facts: {
          overIssued: least,
          exact: row.overIssued === null ? 'no' : 'yes',
          installed: row.installed,
          issued: row.atLeast.issued,
          ...licenseFacts(row),
        },
        since: row.sources.issued?.observedAt ?? position.asOf,
      });
    }
  },
};

/** Licences that are certainly over-issued: 0 without any, and without the whole of what is installed. */
export function overIssuedAtLeast(row: PositionRow): number {
  return row.installed === null ? 0 : Math.max(0, row.atLeast.issued - row.installed);
}

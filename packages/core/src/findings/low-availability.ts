import { licenseFacts } from './facts.ts';
import { lowLevel, thresholdFor } from './settings.ts';
import { finding, rowSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** Few licences left: at or below the row's threshold, and more than none (`exhausted` and `over-issued` tell of none). */
export const lowAvailability: Rule = {
  id: 'low-availability',
  *evaluate({ position, settings }) {
    for (const row of position.rows) {
      if (row.installed === null || row.available === null || row.available === 0) continue;
      const threshold = thresholdFor(row, settings);
      if (threshold === null) continue;
      const level = lowLevel(row.installed, threshold);
      if (row.available > level) continue;
      yield finding('low-availability', {
        severity: 'warning',
        subject: rowSubject(row),
        facts: {
          available: row.available,
          installed: row.installed,
          threshold: level,
          ...licenseFacts(row),
        },
        since: (row.sources.issued ?? row.sources.installed)?.observedAt ?? position.asOf,
      });
    }
  },
};

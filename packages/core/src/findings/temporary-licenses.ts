import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * Temporary Per Device licences in use: each is valid 90 days and becomes permanent at the next connection only if one is free. A
 * temporary pack that has issued some, or rows with that status in any pack; what both tell is not added up.
 * Source: Microsoft, "License Remote Desktop Services with client access licenses".
 */
export const temporaryLicenses: Rule = {
  id: 'temporary-licenses',
  *evaluate({ keyPacks, tallies }) {
    const listed = new Map<string, number>();
    for (const tally of tallies) listed.set(tally.keyPackRef, tally.byStatus.temporary ?? 0);
    for (const registered of keyPacks) {
      const { pack } = registered;
      const fromPack = pack.kind === 'temporary' ? (pack.issued ?? 0) : 0;
      const count = Math.max(fromPack, listed.get(registered.id) ?? 0);
      if (count === 0) continue;
      yield finding('temporary-licenses', {
        severity: 'info',
        subject: packSubject(registered),
        facts: { count, ...packFacts(registered) },
        since: (registered.issuedSource ?? registered.installedSource).observedAt,
      });
    }
  },
};

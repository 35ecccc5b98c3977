import { isKnownProductVersion } from '../domain/product-version.ts';
import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** A counted pack with a `ProductVersionID` that Calepin does not know. One that was merely not read is a gap of the position. */
export const versionUnknown: Rule = {
  id: 'version-unknown',
  *evaluate({ keyPacks }) {
    for (const registered of keyPacks) {
      const { pack } = registered;
      if (!pack.counted || pack.productVersion.id === null || isKnownProductVersion(pack.productVersion))
        continue;
      yield finding('version-unknown', {
        severity: 'info',
        subject: packSubject(registered),
        facts: packFacts(registered),
        since: registered.installedSource.observedAt,
      });
    }
  },
};

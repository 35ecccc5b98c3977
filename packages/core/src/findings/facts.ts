import type { ClassifiedKeyPack } from '../classify/key-pack.ts';
import { isKnownProductVersion } from '../domain/product-version.ts';
import type { PositionRow, RegisteredKeyPack } from '../position/types.ts';
import type { Finding } from './types.ts';

/**
 * What kind of licences a finding speaks of, for the sentence. `assignedTo` and `versionState` are words that a pattern
 * selects on: `text` shows the label as read, `numbered` a version that only has a number, `unread` one that was not read.
 */
export function licenseFacts(
  of: Pick<PositionRow | ClassifiedKeyPack, 'calType' | 'productVersion' | 'label'>,
): Finding['facts'] {
  const { calType, productVersion, label } = of;
  return {
    calType,
    assignedTo:
      calType === 'unknown'
        ? label === null
          ? 'unknown'
          : 'text'
        : calType === 'per-user'
          ? 'user'
          : 'device',
    label: calType === 'unknown' ? label : null,
    version: productVersion.name,
    versionId: productVersion.id,
    versionState:
      productVersion.id === null
        ? productVersion.name === null
          ? 'unread'
          : 'named'
        : isKnownProductVersion(productVersion)
          ? 'named'
          : 'numbered',
  };
}

/** Which key pack a finding speaks of, and what it holds. */
export function packFacts({ host, pack }: RegisteredKeyPack): Finding['facts'] {
  return { host, keyPackId: pack.keyPackId, total: pack.total, ...licenseFacts(pack) };
}

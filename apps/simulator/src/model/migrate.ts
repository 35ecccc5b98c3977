import { isBought, type KeyPack } from './key-pack.ts';
import { type LicensingModel, LicensingRefused } from './licensing-model.ts';

/** A pack that moved, under its number on either side. */
export interface MovedPack {
  readonly from: number;
  readonly to: number;
}

/**
 * Moves the bought packs of one license server to another. With `cleanUp` they leave the source with everything issued from
 * them; without it (the source was unreachable, or declared dead) the same CALs are then on both: look for double counting.
 * Issued licences do not move: the target issues anew.
 *
 * @throws LicensingRefused `newer-than-server` before anything has moved, when the target's Windows is older than a pack.
 */
export function migratePacks(
  source: LicensingModel,
  target: LicensingModel,
  options: { readonly cleanUp: boolean; readonly at: number },
): readonly MovedPack[] {
  const packs = source.keyPacks(options.at).filter(isMovable);
  if (packs.some((pack) => pack.version > target.version)) throw new LicensingRefused('newer-than-server');
  if (!target.activated) throw new LicensingRefused('not-activated');
  return packs.map((pack) => {
    const to = target.installPack(pack);
    if (options.cleanUp) source.removePack(pack.id);
    return { from: pack.id, to };
  });
}

type MovablePack = KeyPack & {
  readonly kind: 'retail' | 'volume' | 'concurrent' | 'open';
  readonly calType: 'per-device' | 'per-user';
  readonly total: number;
};

function isMovable(pack: KeyPack): pack is MovablePack {
  return isBought(pack) && pack.calType !== 'built-in' && pack.total !== null;
}

/** One pack of a license server, as the server itself holds it. */
export interface KeyPack {
  /** Local to the server. */
  readonly id: number;
  readonly kind: KeyPackKind;
  readonly calType: 'per-device' | 'per-user' | 'built-in';
  /** `ProductVersionID`. */
  readonly version: number;
  /** `null`: unlimited. */
  readonly total: number | null;
  readonly issued: number;
  /** Epoch milliseconds; a sentinel means none. */
  readonly expires: number;
}

/** `KeyPackType`; 6 is documented as "not supported" and is what the built-in pack shows. */
export type KeyPackKind = 'retail' | 'volume' | 'concurrent' | 'temporary' | 'open' | 'built-in';

export const KEY_PACK_TYPES: Readonly<Record<KeyPackKind, number>> = {
  retail: 1,
  volume: 2,
  concurrent: 3,
  temporary: 4,
  open: 5,
  'built-in': 6,
};

/** Kinds that were bought. The others exist on their own. */
export function isBought(pack: KeyPack): boolean {
  return pack.kind !== 'temporary' && pack.kind !== 'built-in';
}

/** Dates that mean "no expiry", as real servers show them. */
export const SENTINELS = {
  /** 2038-01-01 at midnight, plus the hour of installation where there is one. */
  bought: Date.UTC(2038, 0, 1),
  /** The built-in pack: 2036-01-01 at the midnight of a server one hour east. */
  builtIn: Date.UTC(2035, 11, 31, 23),
  /** The largest 32-bit time. */
  temporary: Date.UTC(2038, 0, 19, 3, 14, 7),
} as const;

/** What a pack has left. Per User packs go over their total without a sign: what is available stays at 0. */
export function available(pack: KeyPack): number | null {
  return pack.total === null ? null : Math.max(0, pack.total - pack.issued);
}

import { isBought, type KeyPack, type KeyPackKind, SENTINELS } from './key-pack.ts';

/** A pack without what is issued from it. */
export type HeldPack = Omit<KeyPack, 'issued'>;

/** The packs of one license server, with a running count of what each has issued. */
export class PackShelf {
  readonly #packs = new Map<number, HeldPack>();
  readonly #issued = new Map<number, number>();
  /** The built-in pack of real servers is number 2. */
  #next = 2;

  add(pack: Omit<HeldPack, 'id'>): HeldPack {
    const held = { id: this.#next, ...pack };
    this.#next += 1;
    this.#packs.set(held.id, held);
    return held;
  }

  /** Whether there was such a pack. */
  remove(id: number): boolean {
    this.#issued.delete(id);
    return this.#packs.delete(id);
  }

  get(id: number): HeldPack | undefined {
    return this.#packs.get(id);
  }

  count(id: number, by: 1 | -1): void {
    this.#issued.set(id, Math.max(0, this.issued(id) + by));
  }

  issued(id: number): number {
    return this.#issued.get(id) ?? 0;
  }

  list(): readonly KeyPack[] {
    return [...this.#packs.values()].map((pack) => ({ ...pack, issued: this.issued(pack.id) }));
  }

  /** The pack of temporary licences of a version: it appears with the first one. */
  temporary(version: number): HeldPack {
    for (const pack of this.#packs.values())
      if (pack.kind === 'temporary' && pack.version === version) return pack;
    const kind: KeyPackKind = 'temporary';
    return this.add({ kind, calType: 'per-device', version, total: null, expires: SENTINELS.temporary });
  }

  /**
   * Bought packs that open a session host: of its version or newer. The oldest come first, so that newer CALs are kept for
   * newer hosts.
   */
  usable(calType: 'per-device' | 'per-user', hostVersion: number, at: number): readonly HeldPack[] {
    return this.list()
      .filter((pack) => isBought(pack) && pack.calType === calType)
      .filter((pack) => pack.version >= hostVersion && pack.expires > at)
      .sort((left, right) => left.version - right.version || left.id - right.id);
  }

  hasFree(pack: HeldPack): boolean {
    return pack.total === null || this.issued(pack.id) < pack.total;
  }
}

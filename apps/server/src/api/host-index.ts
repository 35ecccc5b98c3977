import { firstLabel, hostKey } from '../store/host-name.ts';

interface Named {
  readonly id: string;
  readonly site: string;
  readonly host: string | null;
}

/** Finds hosts of the register by a name as someone wrote it: full or short, in any case. */
export class HostIndex {
  readonly #full = new Map<string, string>();
  /** By the first label; `null` when several hosts share it. */
  readonly #short = new Map<string, { readonly id: string; readonly key: string } | null>();

  constructor(hosts: Iterable<Named>) {
    for (const { id, site, host } of hosts) {
      if (host === null) continue;
      const key = hostKey(host);
      this.#full.set(`${site} ${key}`, id);
      const label = `${site} ${firstLabel(key)}`;
      this.#short.set(label, this.#short.has(label) ? null : { id, key });
    }
  }

  /** The identifier of the host that a name means within a site. A short name means the only host that begins with it. */
  find(site: string, name: string): string | null {
    const key = hostKey(name);
    const exact = this.#full.get(`${site} ${key}`);
    if (exact !== undefined) return exact;
    const alike = this.#short.get(`${site} ${firstLabel(key)}`) ?? null;
    if (alike === null) return null;
    // Two full names are two hosts.
    const short = key === firstLabel(key) || alike.key === firstLabel(alike.key);
    return short ? alike.id : null;
  }
}

import type { Coverage, ReadWarning, Scope } from '@calepin/core';
import type { Instance } from '../instances/instance.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

const SCOPES: ReadonlyMap<string, Scope> = new Map([
  ['win32_tslicenseserver', 'license-server'],
  ['win32_tslicensekeypack', 'key-packs'],
  ['win32_tsissuedlicense', 'issued-licenses'],
  ['win32_terminalservicesetting', 'session-host'],
  ['activedirectory', 'user-cals'],
  ['win32_tslicensereportentry', 'user-cals'],
]);
const MOST_ENTRIES = 10_000;
const LONGEST_TEXT = 500;

interface Reading {
  readonly host: string | null;
  readonly scope: Scope;
  complete: boolean;
  stated: number;
}

/** What the collector says it read and did not read, held against what the document holds. */
export class ReadingBook {
  readonly #readings = new Map<string, Reading>();
  readonly #seen = new Map<string, number>();
  readonly #unread: ReadWarning[] = [];
  /** Hosts of which nothing, or a whole class, was not read. */
  readonly #failed = new Set<string>();

  count(instance: Instance): void {
    const scope = SCOPES.get((instance.className ?? '').toLowerCase());
    if (scope === undefined) return;
    const key = keyOf(instance.host, scope);
    if (this.#seen.size < MOST_ENTRIES || this.#seen.has(key))
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
  }

  read(entry: JsonObject): void {
    const scope = SCOPES.get(text(entry['class']).toLowerCase());
    const host = text(entry['host']);
    if (scope === undefined || this.#readings.size >= MOST_ENTRIES) return;
    const key = keyOf(host, scope);
    const known = this.#readings.get(key);
    const complete = entry['complete'] === true && (known?.complete ?? true);
    const stated = (known?.stated ?? 0) + (typeof entry['count'] === 'number' ? entry['count'] : Number.NaN);
    // The directory is read from a domain, which is no license server.
    const named = scope === 'user-cals' ? null : host;
    this.#readings.set(key, { host: named, scope, complete, stated });
  }

  unread(entry: JsonObject): void {
    if (this.#unread.length >= MOST_ENTRIES) return;
    const host = text(entry['host']);
    const className = text(entry['class']);
    const facts = {
      host: host === '' ? null : host,
      class: className,
      reason: text(entry['reason']),
      detail: text(entry['detail']) || null,
    };
    this.#unread.push({ code: 'unreadable-at-source', facts });
    const scope = SCOPES.get(className.toLowerCase());
    if (className === '*') this.#failed.add(host.toLowerCase());
    else if (scope !== undefined) this.#failed.add(keyOf(host, scope));
  }

  get warnings(): readonly ReadWarning[] {
    return this.#unread;
  }

  /**
   * The coverage of the document: `stated` is what its rows show. A list is whole when the collector says so, when it holds
   * as many entries as were read, and when none was parked; an empty list that was read whole is whole too.
   */
  coverage(stated: readonly Coverage[], documentIsWhole: boolean): Coverage[] {
    const settled = stated.map((coverage) => ({
      ...coverage,
      complete: coverage.complete && documentIsWhole && this.#isWhole(coverage.host, coverage.scope),
    }));
    const covered = new Set(settled.map(({ host, scope }) => keyOf(host, scope)));
    for (const { host, scope, stated: count } of this.#readings.values()) {
      const key = keyOf(host, scope);
      if (count !== 0 || covered.has(key)) continue;
      covered.add(key);
      settled.push({ host, scope, complete: documentIsWhole && this.#isWhole(host, scope), fields: [] });
    }
    return settled;
  }

  #isWhole(host: string | null, scope: Scope): boolean {
    const readings = scope === 'user-cals' ? this.#domains : this.#one(keyOf(host, scope));
    if (readings.length === 0 || this.#failed.has((host ?? '').toLowerCase())) return false;
    let stated = 0;
    for (const [key, reading] of readings) {
      if (!reading.complete || this.#failed.has(key)) return false;
      stated += reading.stated;
    }
    return stated === (this.#seen.get(keyOf(host, scope)) ?? 0);
  }

  #one(key: string): [string, Reading][] {
    const reading = this.#readings.get(key);
    return reading === undefined ? [] : [[key, reading]];
  }

  get #domains(): [string, Reading][] {
    return [...this.#readings].filter(([, { scope }]) => scope === 'user-cals');
  }
}

function keyOf(host: string | null, scope: Scope): string {
  return `${scope} ${(host ?? '').toLowerCase()}`;
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

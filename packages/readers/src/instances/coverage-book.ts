import type { Coverage, Scope } from '@calepin/core';
import type { EntityKind } from './class-properties.ts';

export const SCOPE_OF: Readonly<Record<EntityKind, Scope>> = {
  'key-pack': 'key-packs',
  'issued-license': 'issued-licenses',
  'user-cal': 'user-cals',
  'license-server': 'license-server',
  'session-host': 'session-host',
};

interface Entry {
  readonly host: string | null;
  readonly scope: Scope;
  complete: boolean;
  fields: readonly string[];
}

/** What a document covered, per (host, scope): told row by row, stated once at the end. */
export class CoverageBook {
  readonly #entries = new Map<Scope, Map<string | null, Entry>>();
  #whole = true;

  /** A row of this host and scope carried these fields. Pass the same array for rows alike: it is compared by identity first. */
  note(host: string | null, scope: Scope, fields: readonly string[]): void {
    const entry = this.#entry(host, scope);
    if (entry.fields === fields) return;
    entry.fields =
      entry.fields.length === 0 || isSubset(entry.fields, fields)
        ? fields
        : isSubset(fields, entry.fields)
          ? entry.fields
          : [...new Set([...entry.fields, ...fields])];
  }

  /** A row of this host and scope was parked: what is not seen here may still exist. */
  spoil(host: string | null, scope: Scope): void {
    this.#entry(host, scope).complete = false;
  }

  /** The document is cut, or a row was parked before its host was known. */
  spoilAll(): void {
    this.#whole = false;
  }

  stated(complete: boolean): Coverage[] {
    const all: Coverage[] = [];
    for (const hosts of this.#entries.values()) {
      for (const entry of hosts.values()) {
        all.push({ ...entry, complete: entry.complete && complete && this.#whole });
      }
    }
    return all;
  }

  #entry(host: string | null, scope: Scope): Entry {
    let hosts = this.#entries.get(scope);
    if (hosts === undefined) {
      hosts = new Map();
      this.#entries.set(scope, hosts);
    }
    let entry = hosts.get(host);
    if (entry === undefined) {
      entry = { host, scope, complete: true, fields: [] };
      hosts.set(host, entry);
    }
    return entry;
  }
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((field) => whole.includes(field));
}

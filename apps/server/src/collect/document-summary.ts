import {
  type ClassifiedKeyPack,
  classifyKeyPack,
  type DocumentEnd,
  type KeyPackFacts,
  type ReadBatch,
  type ReadEvent,
  type ReadWarning,
  type Rejection,
} from '@calepin/core';

const KEY_PACKS_SHOWN = 200;
const REJECTIONS_SHOWN = 100;
const HOSTS_SHOWN = 1_000;
const WARNINGS_SHOWN = 200;

export type RefusedEvent = Extract<ReadEvent, { kind: 'refused' }>;

/** What one document holds of one license server. */
export interface HostCount {
  readonly host: string | null;
  readonly keyPacks: number;
  readonly issuedLicenses: number;
}

export interface DocumentCounts {
  readonly licenseServers: number;
  readonly keyPacks: number;
  readonly issuedLicenses: number;
  readonly userCals: number;
  readonly sessionHosts: number;
  readonly rejected: number;
}

/** A key pack of a preview, with the server that the document names. */
export interface SummarisedKeyPack extends ClassifiedKeyPack {
  readonly host: string | null;
}

/**
 * Watches a document go by and keeps what a person needs to judge it: counts, the first key packs, the first rejected
 * rows. Memory does not grow with the document.
 */
export class DocumentSummary {
  readonly keyPacks: SummarisedKeyPack[] = [];
  readonly rejections: Rejection[] = [];
  readonly warnings: ReadWarning[] = [];
  refused: RefusedEvent | null = null;
  end: DocumentEnd | null = null;
  /** Some rows do not say their license server. */
  hostMissing = false;
  rows = 0;
  readonly #hosts = new Map<string | null, { keyPacks: number; issuedLicenses: number }>();
  readonly #counts = {
    licenseServers: 0,
    keyPacks: 0,
    issuedLicenses: 0,
    userCals: 0,
    sessionHosts: 0,
    rejected: 0,
  };

  get hosts(): HostCount[] {
    return [...this.#hosts].map(([host, counts]) => ({ host, ...counts }));
  }

  get counts(): DocumentCounts {
    return { ...this.#counts, licenseServers: Math.max(this.#counts.licenseServers, this.#hosts.size) };
  }

  /** Passes the events on, having looked at them. */
  async *watch(events: AsyncIterable<ReadEvent>, onRows?: (rows: number) => void): AsyncGenerator<ReadEvent> {
    for await (const event of events) {
      if (event.kind === 'batch') {
        this.#batch(event.batch);
        onRows?.(this.rows);
      } else if (event.kind === 'end') this.end = event.end;
      else if (event.kind === 'refused') this.refused = event;
      yield event;
    }
  }

  #batch(batch: ReadBatch): void {
    const counts = this.#counts;
    counts.licenseServers += batch.licenseServers.length;
    counts.keyPacks += batch.keyPacks.length;
    counts.issuedLicenses += batch.issuedLicenses.length;
    counts.userCals += batch.userCals.length;
    counts.sessionHosts += batch.sessionHosts.length;
    counts.rejected += batch.rejected.length;
    this.rows +=
      batch.keyPacks.length + batch.issuedLicenses.length + batch.userCals.length + batch.rejected.length;
    for (const server of batch.licenseServers) this.#host(server.host);
    for (const pack of batch.keyPacks) {
      const host = this.#host(pack.host);
      if (host) host.keyPacks += 1;
      if (this.keyPacks.length < KEY_PACKS_SHOWN) this.keyPacks.push(summarised(pack));
    }
    for (const license of batch.issuedLicenses) {
      const host = this.#host(license.host);
      if (host) host.issuedLicenses += 1;
    }
    this.rejections.push(...batch.rejected.slice(0, REJECTIONS_SHOWN - this.rejections.length));
    this.warnings.push(...batch.warnings.slice(0, WARNINGS_SHOWN - this.warnings.length));
  }

  #host(host: string | null): { keyPacks: number; issuedLicenses: number } | undefined {
    if (host === null) this.hostMissing = true;
    const known = this.#hosts.get(host);
    if (known || this.#hosts.size >= HOSTS_SHOWN) return known;
    const counts = { keyPacks: 0, issuedLicenses: 0 };
    this.#hosts.set(host, counts);
    return counts;
  }
}

function summarised(facts: KeyPackFacts): SummarisedKeyPack {
  return { host: facts.host, ...classifyKeyPack(facts) };
}

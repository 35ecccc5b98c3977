import {
  type ClassifiedKeyPack,
  classifyKeyPack,
  type DocumentEnd,
  type DocumentHeader,
  type IssuedLicenseStatus,
  issuedLicenseStatus,
  type ReadBatch,
  type ReadWarning,
  type Rejection,
} from '@calepin/core';

const MOST_PACKS = 200;
const MOST_REJECTIONS = 10;
const MOST_WARNINGS = 100;

export interface ServerSummary {
  readonly host: string | null;
  /** The first key packs. */
  readonly keyPacks: ClassifiedKeyPack[];
  keyPackCount: number;
  countedCount: number;
  readonly issued: Map<IssuedLicenseStatus, number>;
}

/** What a table shows of one document; memory does not grow with its rows. */
export class DocumentSummary {
  header: DocumentHeader | null = null;
  end: DocumentEnd | null = null;
  rejections = 0;
  userCals = 0;
  sessionHosts = 0;
  /** The first rejected rows. */
  readonly rejected: Rejection[] = [];
  readonly #servers = new Map<string | null, ServerSummary>();
  readonly #warnings = new Map<string, ReadWarning>();

  get servers(): readonly ServerSummary[] {
    return [...this.#servers.values()];
  }

  get warnings(): readonly ReadWarning[] {
    return [...this.#warnings.values()];
  }

  add(batch: ReadBatch): void {
    for (const { host } of batch.licenseServers) this.#server(host);
    for (const facts of batch.keyPacks) {
      const server = this.#server(facts.host);
      const pack = classifyKeyPack(facts);
      server.keyPackCount += 1;
      if (pack.counted) server.countedCount += 1;
      if (server.keyPacks.length < MOST_PACKS) server.keyPacks.push(pack);
      for (const warning of pack.warnings) this.#warn(warning);
    }
    for (const { host, licenseStatus } of batch.issuedLicenses) {
      const { issued } = this.#server(host);
      const status = issuedLicenseStatus(licenseStatus);
      issued.set(status, (issued.get(status) ?? 0) + 1);
    }
    this.userCals += batch.userCals.length;
    this.sessionHosts += batch.sessionHosts.length;
    for (const rejection of batch.rejected) {
      this.rejections += 1;
      if (this.rejected.length < MOST_REJECTIONS) this.rejected.push(rejection);
    }
    for (const warning of batch.warnings) this.#warn(warning);
  }

  #server(host: string | null): ServerSummary {
    let server = this.#servers.get(host);
    if (server === undefined) {
      server = { host, keyPacks: [], keyPackCount: 0, countedCount: 0, issued: new Map() };
      this.#servers.set(host, server);
    }
    return server;
  }

  #warn(warning: ReadWarning): void {
    if (this.#warnings.size < MOST_WARNINGS) this.#warnings.set(JSON.stringify(warning), warning);
  }
}

import type {
  DocumentEnd,
  DocumentHeader,
  LicenseServerFacts,
  ReadBatch,
  ReadWarning,
  RefusalCode,
  WarningCode,
} from '@calepin/core';
import { toIso } from '@calepin/core';
import { issuedLicenseJson } from './issued-license-json.ts';
import { type JsonList, JsonSpool, type Write } from './json-spool.ts';
import {
  inspectedKeyPack,
  inspectedLicenseServer,
  inspectedSessionHost,
  inspectedUserCal,
} from './present.ts';

/** Identifiers of the texts that an inspection shows, as the domain's wording names them. */
export type InspectionTextId =
  | `warning.${WarningCode}`
  | `refusal.${RefusalCode}`
  | `refusal.${RefusalCode}.remedy`;

/** Makes a text in the language of whoever reads the document. */
export type Describe = (id: InspectionTextId, facts: ReadWarning['facts']) => string;

const MOST_WARNINGS = 1_000;

interface Server {
  facts: LicenseServerFacts | undefined;
  readonly keyPacks: JsonList;
  readonly issuedLicenses: JsonList;
}

/** One document of `calepin inspect` while its events go by; a million licences pass through a temporary file. */
export class InspectedDocument implements AsyncDisposable {
  /** Rows parked, those beyond the list included where it says so. */
  rejections = 0;
  readonly #describe: Describe;
  readonly #spool = new JsonSpool();
  readonly #servers = new Map<string | null, Server>();
  readonly #userCals = this.#spool.list();
  readonly #sessionHosts = this.#spool.list();
  readonly #rejected = this.#spool.list();
  readonly #warnings = new Map<string, ReadWarning>();
  #hasSessionHosts = false;

  constructor(describe: Describe) {
    this.#describe = describe;
  }

  async add(batch: ReadBatch): Promise<void> {
    const spool = this.#spool;
    for (const facts of batch.licenseServers) this.#server(facts.host).facts = facts;
    for (const facts of batch.keyPacks) {
      const { keyPack, warnings } = inspectedKeyPack(facts);
      spool.add(this.#server(facts.host).keyPacks, keyPack);
      for (const warning of warnings) this.#warn(warning);
    }
    for (const facts of batch.issuedLicenses) {
      spool.addJson(this.#server(facts.host).issuedLicenses, issuedLicenseJson(facts));
    }
    for (const facts of batch.userCals) spool.add(this.#userCals, inspectedUserCal(facts));
    for (const facts of batch.sessionHosts) {
      this.#hasSessionHosts = true;
      spool.add(this.#sessionHosts, inspectedSessionHost(facts));
    }
    for (const rejection of batch.rejected) {
      this.rejections++;
      spool.add(this.#rejected, rejection);
    }
    for (const warning of batch.warnings) this.#warn(warning);
    await spool.settle();
  }

  /** Writes the document once it has ended. */
  async write(header: DocumentHeader, end: DocumentEnd, write: Write): Promise<void> {
    const { name, format, encoding, delimiter, observedAt, observedAtSource } = header;
    const beginning = { name, sha256: end.sha256, bytes: end.bytes, format, encoding, delimiter };
    await write(`${JSON.stringify(beginning).slice(0, -1)},"licenseServers":[`);
    let separator = '';
    for (const [host, server] of this.#servers) {
      const own = JSON.stringify(inspectedLicenseServer(host, server.facts));
      await write(`${separator}${own.slice(0, -1)},"keyPacks":`);
      await server.keyPacks.write(write);
      await write(',"issuedLicenses":');
      await server.issuedLicenses.write(write);
      await write(`,"productId":${JSON.stringify(server.facts?.productId ?? null)}}`);
      separator = ',';
    }
    await write('],"userCals":');
    await this.#userCals.write(write);
    await write(',"rejected":');
    await this.#rejected.write(write);
    const warnings = [...this.#warnings.values()].map(({ code, facts }) => ({
      code,
      message: this.#describe(`warning.${code}`, facts),
      facts,
    }));
    const ending = { observedAt: toIso(observedAt), observedAtSource, coverage: end.coverage };
    await write(`,"warnings":${JSON.stringify(warnings)},${JSON.stringify(ending).slice(1, -1)}`);
    if (this.#hasSessionHosts) {
      await write(',"sessionHosts":');
      await this.#sessionHosts.write(write);
    }
    await write('}');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#spool[Symbol.asyncDispose]();
  }

  #server(host: string | null): Server {
    let server = this.#servers.get(host);
    if (server === undefined) {
      server = { facts: undefined, keyPacks: this.#spool.list(), issuedLicenses: this.#spool.list() };
      this.#servers.set(host, server);
    }
    return server;
  }

  #warn(warning: ReadWarning): void {
    if (this.#warnings.size < MOST_WARNINGS) this.#warnings.set(JSON.stringify(warning), warning);
  }
}

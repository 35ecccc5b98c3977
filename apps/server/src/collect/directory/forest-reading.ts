import type { CollectProblem, CollectStepOutcome } from '@calepin/core';
import type { CollectWatch, DirectoryRequest, WriteText } from '../collected.ts';
import { DirectoryDocument, type Unread, unreadOf } from './directory-document.ts';
import type { NameService } from './domain-controllers.ts';
import { DirectoryFailure, unlessFailed } from './failure.ts';
import { type Forest, type ForestDomain, hasLicensingSchema, readForest } from './forest.ts';
import type { LdapConnection } from './ldap/ldap-connection.ts';
import { type DirectorySession, openSession } from './session.ts';
import { qualified } from './sign-in.ts';
import type { SortedRows } from './sorted-rows.ts';
import { StepLog, type Told } from './step-log.ts';
import { readDeletedHolders, readHolders, seesDeleted } from './user-cals.ts';

const LIST = 'user-cals';
const DELETED_LIST = 'deleted-accounts';
/** Rows between two calls of `onRows`. */
const OFTEN = 500;

/** How far the reading of one domain went. */
interface DomainReading {
  readonly host: string;
  /** Its place among the domains. */
  readonly part: number;
  /** What follows the name of a list in the steps, for all but the first. */
  readonly suffix: string;
  /** Rows of its living accounts; `null` when they could not be asked for. */
  rows: number | null;
  whole: boolean;
}

/** The reading of a forest, domain by domain: what it brought, and what it could not. */
export class ForestReading {
  readonly #request: DirectoryRequest;
  readonly #watch: CollectWatch;
  readonly #names: NameService;
  readonly #rows: SortedRows;
  readonly #log: StepLog;
  readonly #secret: string;
  readonly #domains: DomainReading[] = [];
  readonly #unread: Unread[] = [];
  #seen = 0;

  constructor(request: DirectoryRequest, watch: CollectWatch, names: NameService, rows: SortedRows) {
    this.#request = request;
    this.#watch = watch;
    this.#names = names;
    this.#rows = rows;
    this.#secret = request.login?.kind === 'password' ? request.login.password : '';
    this.#log = new StepLog(watch, this.#secret);
  }

  get steps(): readonly CollectStepOutcome[] {
    return this.#log.steps;
  }

  get state(): 'done' | 'partial' | 'failed' {
    const brought = this.#domains.some(({ rows }) => rows !== null);
    if (!brought || this.#watch.signal?.aborted === true) return 'failed';
    return this.#domains.every(({ whole }) => whole) ? 'done' : 'partial';
  }

  /** Reads; a failure is a step that failed, never thrown. */
  async read(): Promise<void> {
    const session = await unlessFailed(openSession(this.#request, this.#names, this.#log, this.#watch));
    if (session === null) return this.#log.skipRest(LIST);
    let forest: Forest | null;
    try {
      forest = await this.#ownDomain(session);
    } finally {
      session.connection.close();
    }
    for (const domain of forest?.others ?? []) await this.#otherDomain(domain, forest?.recycleBin ?? null);
  }

  /** Writes the document; how many rows it has. */
  async write(write: WriteText): Promise<number> {
    const document = new DirectoryDocument(write);
    const counts = this.#domains.map(() => 0);
    let rows = 0;
    for await (const { part, json } of this.#rows.rows()) {
      await document.row(json);
      counts[part] = (counts[part] ?? 0) + 1;
      rows += 1;
    }
    const read = this.#domains.flatMap(({ host, part, rows: living, whole }) => {
      // Attributes that may not be read look like attributes that are not there: none found is not "none".
      const complete = whole && living !== null && living > 0;
      return living === null ? [] : [{ host, complete, count: counts[part] ?? 0 }];
    });
    await document.end(read, this.#unread);
    return rows;
  }

  async #ownDomain({ connection, contexts }: DirectorySession): Promise<Forest | null> {
    const reading = this.#begin(this.#request.name, '');
    const forest = await this.#list(reading, async (told) => {
      if (!(await hasLicensingSchema(connection, contexts.schema))) {
        throw new DirectoryFailure('directory-schema-absent', { host: reading.host });
      }
      const found = await readForest(connection, contexts);
      await this.#holders(connection, found.own, reading, told);
      return found;
    });
    if (forest !== null) await this.#deleted(connection, forest.own, reading, forest.recycleBin);
    return forest;
  }

  async #otherDomain(domain: ForestDomain, recycleBin: boolean | null): Promise<void> {
    const reading = this.#begin(domain.dnsName, ` ${domain.dnsName}`);
    const { login, name } = this.#request;
    const request = {
      ...this.#request,
      name: reading.host,
      address: null,
      port: null,
      login: qualified(login, name),
    };
    // Its steps would drown those of the target; what fails is told as the list that it keeps from being read.
    const { signal } = this.#watch;
    const quiet = new StepLog(signal === undefined ? {} : { signal }, this.#secret);
    let opened: LdapConnection | null = null;
    const connection = await this.#list(reading, async (told) => {
      const session = await openSession(request, this.#names, quiet, this.#watch);
      opened = session.connection;
      await this.#holders(session.connection, domain, reading, told);
      return session.connection;
    });
    if (connection !== null) await this.#deleted(connection, domain, reading, recycleBin);
    // Assigned inside the function, which the compiler does not follow.
    (opened as LdapConnection | null)?.close();
  }

  #begin(host: string, suffix: string): DomainReading {
    const reading = { host, suffix, part: this.#domains.length, rows: null, whole: false };
    this.#domains.push(reading);
    return reading;
  }

  /** The living accounts as a step; what was read before it broke off is kept. */
  async #list<T>(reading: DomainReading, work: (told: Told) => Promise<T>): Promise<T | null> {
    try {
      const done = await this.#log.take('class', LIST + reading.suffix, { host: reading.host }, work);
      reading.whole = true;
      return done;
    } catch (error) {
      if (!(error instanceof DirectoryFailure)) throw error;
      this.#unread.push(unreadOf(reading.host, 'ActiveDirectory', error.problem));
      return null;
    }
  }

  async #holders(
    connection: LdapConnection,
    domain: ForestDomain,
    reading: DomainReading,
    told: Told,
  ): Promise<void> {
    const { nameless } = await readHolders(connection, domain, async (row) => {
      await this.#rows.add(row, reading.part);
      reading.rows = (reading.rows ?? 0) + 1;
      told.rows = reading.rows;
      this.#tell();
    });
    reading.rows ??= 0;
    told.rows = reading.rows;
    if (nameless === 0) return;
    throw new DirectoryFailure('class-access-denied', { host: reading.host, accounts: nameless });
  }

  /** The deleted accounts: a list that only administrators see by default, and that tells nothing without the Recycle Bin. */
  async #deleted(
    connection: LdapConnection,
    domain: ForestDomain,
    reading: DomainReading,
    recycleBin: boolean | null,
  ): Promise<void> {
    const subject = DELETED_LIST + reading.suffix;
    const facts = { host: reading.host };
    try {
      if (recycleBin === false) return this.#skip(subject, reading, 'directory-recycle-bin-off');
      if (!(await seesDeleted(connection, domain)))
        return this.#skip(subject, reading, 'class-access-denied');
      await this.#log.take('class', subject, facts, async (told) => {
        const { rows } = await readDeletedHolders(connection, domain, async (row) => {
          await this.#rows.add(row, reading.part);
          this.#tell();
        });
        told.rows = rows;
      });
    } catch (error) {
      const { problem } = this.#log.failure(error, facts);
      reading.whole = false;
      this.#unread.push(unreadOf(reading.host, 'ActiveDirectory.DeletedObjects', problem));
    }
  }

  /** Not a failure: the account may read all that it was asked to read, and this is more. */
  #skip(subject: string, { host }: DomainReading, code: CollectProblem['code']): void {
    const { problem } = new DirectoryFailure(code, { host, class: DELETED_LIST });
    this.#log.skip(subject, problem);
    this.#unread.push(unreadOf(host, 'ActiveDirectory.DeletedObjects', problem));
  }

  #tell(): void {
    this.#seen += 1;
    if (this.#seen % OFTEN === 0) this.#watch.onRows?.(this.#seen);
  }
}

import type { Duplex } from 'node:stream';
import type { SecurityContext } from '@calepin/wsman/security';
import {
  BerWriter,
  BindRequest,
  Control,
  ExtendedRequest,
  FilterParser,
  PagedResultsControl,
  ProtocolOperation,
  SearchRequest,
  UnbindRequest,
} from 'ldapts';
import { type Answer, type DirectoryEntry, type LdapResult, readAnswer } from './answer.ts';
import { MalformedAnswer } from './ber.ts';
import { MessageSource } from './message-source.ts';
import { SealedStream } from './sealed-stream.ts';

/** The directory refused an operation, with its own code and words. Source of the codes: RFC 4511, appendix A. */
export class LdapRefusal extends Error {
  override readonly name = 'LdapRefusal';
  readonly result: LdapResult;
  constructor(result: LdapResult) {
    super(`LDAP ${result.code}`);
    this.result = result;
  }
}

type Ended = Extract<Answer, { result: LdapResult }>;

export interface Search {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: string;
  readonly attributes: readonly string[];
  /** Entries a page; without it the answer is not paged. */
  readonly pageSize?: number;
  /** Deleted objects too (LDAP_SERVER_SHOW_DELETED_OID). */
  readonly showDeleted?: boolean;
}

/** StartTLS. Source: RFC 4511, 4.14. */
const START_TLS = '1.3.6.1.4.1.1466.20037';
/** Source: MS-ADTS 3.1.1.3.4.1.14, LDAP_SERVER_SHOW_DELETED_OID. */
const SHOW_DELETED = '1.2.840.113556.1.4.417';
const SUCCESS = 0;
const SASL_IN_PROGRESS = 14;

/**
 * One connection to a directory that binds, searches and does nothing else: one operation at a time, its entries as they come.
 *
 * Requests are written by ldapts, answers are read here: see `docs/decisions/0007-directory-client.md`.
 */
export class LdapConnection {
  readonly #timeoutMs: number;
  #stream: Duplex;
  #source: MessageSource;
  #lastId = 0;

  constructor(stream: Duplex, timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#stream = stream;
    this.#source = new MessageSource(stream, timeoutMs);
  }

  /** Asks for TLS, then speaks through what `upgrade` makes of the stream. */
  async startTls(upgrade: () => Promise<Duplex>): Promise<void> {
    const messageId = this.#nextId();
    this.#send(new ExtendedRequest({ messageId, oid: START_TLS }).write());
    succeeded(await this.#ended(messageId, 'extended'));
    await this.#release();
    this.use(await upgrade());
  }

  /** From here on every message is signed and sealed by the context of the bind that is done. */
  async seal(context: SecurityContext): Promise<void> {
    await this.#release();
    this.use(new SealedStream(this.#stream, context));
  }

  /** Goes on through another stream: the same connection, protected. */
  use(stream: Duplex): void {
    this.#stream = stream;
    this.#source = new MessageSource(stream, this.#timeoutMs);
  }

  /** Signs in with a name and a password; only ever called on a protected stream. An empty password would sign in nobody. */
  async bind(user: string, password: string): Promise<void> {
    if (user === '' || password === '') throw new TypeError('a name and a password are needed');
    const messageId = this.#nextId();
    this.#send(new BindRequest({ messageId, dn: user, password }).write());
    succeeded(await this.#ended(messageId, 'bind'));
  }

  /** One step of a SASL bind: sends a token, returns the server's, and whether it is satisfied. */
  async bindStep(mechanism: string, token: Uint8Array): Promise<{ token: Uint8Array | null; done: boolean }> {
    const messageId = this.#nextId();
    const writer = new BerWriter();
    writer.startSequence();
    writer.writeInt(messageId);
    writer.startSequence(ProtocolOperation.LDAP_REQ_BIND);
    writer.writeInt(ProtocolOperation.LDAP_VERSION_3);
    writer.writeString('');
    writer.startSequence(ProtocolOperation.LDAP_REQ_BIND_SASL);
    writer.writeString(mechanism);
    writer.writeBuffer(Buffer.from(token), 0x04);
    writer.endSequence();
    writer.endSequence();
    writer.endSequence();
    this.#send(writer.buffer);
    const answer = await this.#ended(messageId, 'bind');
    if (answer.result.code === SASL_IN_PROGRESS) return { token: answer.token, done: false };
    succeeded(answer);
    return { token: answer.token, done: true };
  }

  /** Entries as they come. Whoever leaves the loop early leaves the other pages unasked for. */
  async *search(search: Search): AsyncGenerator<DirectoryEntry, void> {
    let cookie: Uint8Array | null = null;
    do {
      const messageId = this.#nextId();
      this.#send(requestOf(messageId, search, cookie));
      const ended: Ended = yield* this.#page(messageId);
      succeeded(ended);
      cookie = search.pageSize === undefined ? null : ended.cookie;
    } while (cookie !== null);
  }

  /** The one entry of a `base` search; `null` when it is not there or not to be seen. */
  async entry(base: string, attributes: readonly string[]): Promise<DirectoryEntry | null> {
    let found: DirectoryEntry | null = null;
    for await (const entry of this.search({ base, scope: 'base', filter: '(objectClass=*)', attributes })) {
      found ??= entry;
    }
    return found;
  }

  /** Takes leave, and closes whatever is left. */
  close(): void {
    if (this.#stream.writable) this.#stream.end(new UnbindRequest({ messageId: this.#nextId() }).write());
    this.#stream.destroy();
  }

  async *#page(id: number): AsyncGenerator<DirectoryEntry, Ended> {
    let answer = await this.#next(id);
    let handedOut = false;
    try {
      for (; answer.kind !== 'search-done'; answer = await this.#next(id)) {
        if (answer.kind === 'reference') continue;
        if (answer.kind !== 'entry') throw new MalformedAnswer('no answer to a search');
        handedOut = true;
        yield answer.entry;
        handedOut = false;
      }
      return answer;
    } finally {
      // The rest of the page is on its way all the same, and would be taken for the next answer.
      while (handedOut) handedOut = (await this.#next(id)).kind !== 'search-done';
    }
  }

  /** Answers that were slipped in before the protection would be believed after it. */
  async #release(): Promise<void> {
    if (!(await this.#source.release())) throw new MalformedAnswer('data before the protection');
  }

  async #ended(id: number, kind: 'bind' | 'extended'): Promise<Ended> {
    const answer = await this.#next(id);
    if (answer.kind !== kind) throw new MalformedAnswer('no answer to what was asked');
    return answer;
  }

  async #next(id: number): Promise<Answer> {
    const answer = readAnswer(await this.#source.next());
    // Message 0 is the server's notice that it is about to hang up (RFC 4511, 4.4.1).
    if (answer.id === 0 && answer.kind === 'extended') throw new LdapRefusal(answer.result);
    if (answer.id !== id) throw new MalformedAnswer('the answer to another request');
    return answer;
  }

  #send(request: Uint8Array): void {
    this.#stream.write(request);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

function succeeded({ result }: { readonly result: LdapResult }): void {
  if (result.code !== SUCCESS) throw new LdapRefusal(result);
}

function requestOf(messageId: number, search: Search, cookie: Uint8Array | null): Buffer {
  const controls: Control[] = [];
  if (search.pageSize !== undefined) {
    const value = { size: search.pageSize, ...(cookie === null ? {} : { cookie: Buffer.from(cookie) }) };
    controls.push(new PagedResultsControl({ value, critical: true }));
  }
  if (search.showDeleted === true) controls.push(new Control(SHOW_DELETED, { critical: true }));
  return new SearchRequest({
    messageId,
    baseDN: search.base,
    scope: search.scope,
    filter: FilterParser.parseString(search.filter),
    attributes: [...search.attributes],
    // The directory's own limit, not one of ours.
    timeLimit: 0,
    controls,
  }).write();
}

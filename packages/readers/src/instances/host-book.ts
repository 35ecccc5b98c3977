/** Names by which a host calls itself: they tell nothing. */
const SELF: ReadonlySet<string> = new Set(['localhost', '.', '127.0.0.1', '::1', '(local)']);

/** More hosts than this in one document is another kind of document. */
const MOST_HOSTS = 10_000;
const LONGEST_HOST = 255;
/** A line end in a name is that of a text that was broken on its way. */
const CONTROL = /\p{Cc}/u;

/**
 * The hosts of one document. The first spelling of a name stands for the later ones, for Windows does not tell `RDLIC01`
 * from `rdlic01`.
 */
export class HostBook {
  readonly #spelling = new Map<string, string | null>();
  #lastRaw: string | null = null;
  #last: string | null = null;

  /** The host that a value names; `null` when it names none, `undefined` when it cannot be a host's name. */
  resolve(raw: string): string | null | undefined {
    if (raw === this.#lastRaw) return this.#last;
    const host = this.#lookUp(raw);
    if (host === undefined) return undefined;
    this.#lastRaw = ownCopy(raw);
    this.#last = host;
    return host;
  }

  #lookUp(raw: string): string | null | undefined {
    const name = raw.trim().replace(/^\\\\/, '').replace(/\.$/, '');
    if (name === '') return null;
    if (name.length > LONGEST_HOST || CONTROL.test(name)) return undefined;
    const key = name.toLowerCase();
    if (SELF.has(key)) return null;
    const known = this.#spelling.get(key);
    if (known !== undefined) return known;
    if (this.#spelling.size >= MOST_HOSTS) return undefined;
    const own = ownCopy(name);
    this.#spelling.set(key, own);
    return own;
  }
}

/** A copy that does not keep alive the piece of the document that it was cut from. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

import type { CollectProblem } from '@calepin/core';
import type { WriteText } from '../collected.ts';

/** What was not read, in the words of the collector's schema. */
export interface Unread {
  readonly host: string;
  readonly class: string;
  readonly reason: 'access-denied' | 'class-not-found' | 'host-unreachable' | 'timeout' | 'other';
  readonly detail: string | null;
}

/** What was read of one domain. */
export interface Read {
  readonly host: string;
  readonly complete: boolean;
  readonly count: number;
}

/** Text is handed on in pieces of about this many characters. */
const PIECE = 64 * 1024;

/**
 * Writes the collector's document for a directory: the list `userCals` and what is known of its reading, in the order of
 * `docs/collector/schema/collector-1.json`. Nothing in it depends on when or where it was made.
 */
export class DirectoryDocument {
  readonly #write: WriteText;
  #text = '';
  #rows = 0;

  constructor(write: WriteText) {
    this.#write = write;
    const head = { calepin: { schema: 1, collector: '1.0.0' }, collectedAt: null, host: { name: 'calepin' } };
    this.#text = `${JSON.stringify({ ...head, site: null }).slice(0, -1)},\n"userCals": [`;
  }

  /** One row, as JSON. */
  async row(json: string): Promise<void> {
    this.#text += this.#rows === 0 ? `\n${json}` : `,\n${json}`;
    this.#rows += 1;
    if (this.#text.length >= PIECE) await this.#flush();
  }

  async end(read: readonly Read[], unread: readonly Unread[]): Promise<void> {
    const readings = read.map(({ host, complete, count }) => ({
      host,
      class: 'ActiveDirectory',
      complete,
      count,
    }));
    this.#text += `\n],\n"read": ${lines(readings)},\n"unread": ${lines(unread)}\n}\n`;
    await this.#flush();
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#write(text);
  }
}

const REASONS: Partial<Record<CollectProblem['code'], Unread['reason']>> = {
  'access-denied': 'access-denied',
  'class-access-denied': 'access-denied',
  'directory-schema-absent': 'class-not-found',
  'host-unreachable': 'host-unreachable',
  'connection-refused': 'host-unreachable',
  'connection-timeout': 'host-unreachable',
  'name-not-found': 'host-unreachable',
  'answer-timeout': 'timeout',
};

/** A failed list in the words of the document. */
export function unreadOf(host: string, className: string, problem: CollectProblem): Unread {
  const detail = problem.serverText ?? problem.serverCode;
  return { host, class: className, reason: REASONS[problem.code] ?? 'other', detail };
}

function lines(entries: readonly object[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
}

import type { IssuedLicenseFacts, KeyPackFacts, UserCalFacts } from '@calepin/core';
import type { ReadContext } from '../reader.ts';
import { parked } from './read-value.ts';
import { mixText, SeenLicenses } from './seen-licenses.ts';

/** Beyond this many rows repetitions are no longer looked for. */
const MOST_ROWS = 200_000;

type Facts = KeyPackFacts | IssuedLicenseFacts | UserCalFacts;

/**
 * Tells rows that come twice: the very same row is parked; another row under the same number is kept, for two servers may
 * share a document that does not name them, and a warning says so.
 */
export class RepetitionBook {
  readonly #context: ReadContext;
  readonly #contents = new Map<string, Set<number>>();
  readonly #licenses = new SeenLicenses();
  #rows = 0;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  isRepeated(kind: string, facts: Facts, line: number | null): boolean {
    const json = JSON.stringify(facts);
    const content = mixText(0, json, 0, json.length) >>> 0;
    const repeated =
      'licenseId' in facts
        ? this.#licenses.isRepeated(facts.licenseId, content)
        : this.#look(kind, facts, content);
    if (repeated) {
      const [column, value] = identityOf(facts);
      this.#context.reject(parked(line, column, value, 'duplicate-row'));
    }
    return repeated;
  }

  #look(kind: string, facts: KeyPackFacts | UserCalFacts, content: number): boolean {
    const [, value] = identityOf(facts);
    const key = JSON.stringify([kind, facts.host, value]);
    const contents = this.#contents.get(key);
    if (contents?.has(content) === true) return true;
    if (contents !== undefined && 'keyPackId' in facts) {
      this.#context.warn({ code: 'duplicate-key-pack-id', facts: { keyPackId: facts.keyPackId } });
    }
    if (this.#rows < MOST_ROWS) {
      this.#rows++;
      if (contents === undefined) this.#contents.set(key, new Set([content]));
      else contents.add(content);
    }
    return false;
  }
}

function identityOf(facts: Facts): readonly [string, string] {
  if ('licenseId' in facts) return ['LicenseId', String(facts.licenseId)];
  return 'keyPackId' in facts ? ['KeyPackId', String(facts.keyPackId)] : ['User', facts.user];
}

import type { Coverage, Instant, ReadWarning, Rejection } from '@calepin/core';
import type { ReadContext } from './reader.ts';

/** Rejections listed per document; the rest is counted. */
export const MOST_REJECTIONS = 10_000;
const MOST_WARNINGS = 1_000;

/** What one document's reader says besides rows, gathered until the next batch leaves. */
export class DocumentContext implements ReadContext {
  readonly text: () => AsyncIterable<string>;
  readonly name: string;
  readonly delimiter: string | null;
  readonly timeZone: string;
  readonly signal: AbortSignal | undefined;
  /** Coverage by host and scope: the last word counts. */
  readonly #coverage = new Map<string, Coverage>();
  readonly #told = new Set<string>();
  #rejected: Rejection[] = [];
  #warnings: ReadWarning[] = [];
  #rejections = 0;
  #observedAt: Instant | null = null;

  constructor(parts: Pick<ReadContext, 'text' | 'name' | 'delimiter' | 'timeZone' | 'signal'>) {
    this.text = parts.text;
    this.name = parts.name;
    this.delimiter = parts.delimiter;
    this.timeZone = parts.timeZone;
    this.signal = parts.signal;
  }

  reject(rejection: Rejection): void {
    this.#rejections++;
    if (this.#rejections <= MOST_REJECTIONS) this.#rejected.push(rejection);
  }

  warn(warning: ReadWarning): void {
    const key = JSON.stringify(warning);
    if (this.#told.has(key) || this.#told.size >= MOST_WARNINGS) return;
    this.#told.add(key);
    this.#warnings.push(warning);
  }

  cover(coverage: Coverage): void {
    this.#coverage.set(JSON.stringify([coverage.host, coverage.scope]), coverage);
  }

  observed(at: Instant): void {
    this.#observedAt = at;
  }

  get observedAt(): Instant | null {
    return this.#observedAt;
  }

  get coverage(): readonly Coverage[] {
    return [...this.#coverage.values()];
  }

  /** Hands over what was parked, in the order of its lines, and said since the last call. */
  take(): { readonly rejected: readonly Rejection[]; readonly warnings: readonly ReadWarning[] } {
    // Rows are parked before the values of the rows above them, for they are cut a piece at a time.
    const rejected = this.#rejected.sort((one, other) => placeOf(one) - placeOf(other));
    const taken = { rejected, warnings: this.#warnings };
    this.#rejected = [];
    this.#warnings = [];
    return taken;
  }

  /** Closes the list of rejections with the number of those that are not on it. */
  close(): void {
    const unlisted = this.#rejections - MOST_REJECTIONS;
    if (unlisted <= 0) return;
    this.#rejected.push({ line: null, column: null, value: String(unlisted), reason: 'too-many-rejections' });
  }
}

/** What has no line comes last. */
function placeOf({ line }: Rejection): number {
  return line ?? Number.MAX_SAFE_INTEGER;
}

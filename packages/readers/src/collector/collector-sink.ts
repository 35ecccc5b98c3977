import type { Instance } from '../instances/instance.ts';
import { parked } from '../instances/read-value.ts';
import type { JsonSink } from '../json/json-scanner.ts';
import { isJsonObject, type JsonObject, parseJson, severalLines } from '../json/json-value.ts';
import type { ReadContext } from '../reader.ts';
import { collectedInstance } from './collected-instance.ts';
import { ReadingBook } from './reading-book.ts';

/** Members of the document that tell of the collection itself. */
export interface CollectorHead {
  calepin: JsonObject | null;
  /** `null` in a document that says nothing of it: whoever hands it over knows. */
  collectedAt: string | null;
  /** Whether the member was met, `null` included. */
  dated: boolean;
}

/** Sorts the members of a collector's document, in whatever order they come. */
export class CollectorSink implements JsonSink {
  complete = true;
  readonly head: CollectorHead = { calepin: null, collectedAt: null, dated: false };
  readonly readings = new ReadingBook();
  readonly #context: ReadContext | null;
  #instances: Instance[] = [];

  /** Without a context nothing is parked: the document is only looked at. */
  constructor(context: ReadContext | null) {
    this.#context = context;
  }

  value(path: readonly string[], text: string, line: number): boolean {
    const value = parseJson(text);
    if (value === undefined) {
      this.#park(text, line, 'malformed');
      return true;
    }
    const [member = '', ...deeper] = path;
    if (member === 'collectedAt' && deeper.length === 0) {
      this.head.dated = true;
      if (typeof value === 'string') this.head.collectedAt = value;
    }
    if (!isJsonObject(value) || deeper.length > 0) return true;
    if (member === 'calepin') this.head.calepin = value;
    else if (member === 'read') this.readings.read(value);
    else if (member === 'unread') this.readings.unread(value);
    else {
      const instance = collectedInstance(member, value, line);
      if (instance === null) return true;
      this.readings.count(instance);
      this.#instances.push({ ...instance, ...severalLines(text) });
    }
    return true;
  }

  lost(_path: readonly string[], beginning: string, line: number, why: 'too-long' | 'cut'): void {
    this.#park(beginning, line, why === 'cut' ? 'truncated-row' : 'row-too-long');
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  #park(text: string, line: number, reason: 'malformed' | 'truncated-row' | 'row-too-long'): void {
    this.complete = false;
    this.#context?.reject(parked(line, null, text, reason));
  }
}

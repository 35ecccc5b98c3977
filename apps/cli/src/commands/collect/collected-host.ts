import { PassThrough } from 'node:stream';
import type { CollectStepOutcome, Instant } from '@calepin/core';
import { type InventorySource, type SpooledSource, spool } from '@calepin/readers';
import { type CollectOutcome, collectHost, type HostRequest } from '@calepin/server/collect';
import type { Context } from '../../context.ts';
import type { Progress } from '../../terminal/progress.ts';

/** Hosts read at the same time; what they give waits on the disk for its turn. */
const AT_ONCE = 8;

/** One host, read or not. */
export interface CollectedHost {
  readonly host: string;
  readonly outcome: CollectOutcome;
  /** What was read, until `remove`; `null` when nothing was. */
  readonly source: InventorySource | null;
  /** Before the first question: what was read is at least as new. */
  readonly at: Instant;
  readonly remove: () => Promise<void>;
}

/** Reads hosts, a few at a time, and hands them on in their order. */
export async function* collectHosts(
  requests: readonly HostRequest[],
  around: { readonly context: Context; readonly progress: Progress; readonly signal: AbortSignal },
): AsyncGenerator<CollectedHost> {
  const waiting: Promise<CollectedHost>[] = [];
  const rest = requests.values();
  const begin = (): void => {
    const { done, value } = rest.next();
    if (done === true) return;
    const reading = collectOne(value, around);
    // It is looked at in its turn; until then a fault is nobody's surprise.
    reading.catch(() => undefined);
    waiting.push(reading);
  };
  for (let count = 0; count < AT_ONCE; count++) begin();
  try {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const collected = await next;
      begin();
      yield collected;
    }
  } finally {
    for (const left of waiting) await left.then((collected) => collected.remove()).catch(() => undefined);
  }
}

async function collectOne(
  request: HostRequest,
  { context, progress, signal }: Parameters<typeof collectHosts>[1],
): Promise<CollectedHost> {
  const at = context.now();
  const label = context.say('progress.collecting', { target: request.name });
  const show = (rows: number): void => {
    void progress.show({ label, share: null, detail: context.say('progress.rows', { rows }) });
  };
  const spooled = new Spooling(`${request.name}.json`);
  try {
    const watch = { signal, onStep: () => show(0), onRows: show };
    const outcome = await collectHost(request, spooled.write, watch);
    signal.throwIfAborted();
    const file = outcome.state === 'failed' ? null : await spooled.end();
    if (file === null) await spooled.remove();
    return { host: request.name, outcome, source: file?.source ?? null, at, remove: () => spooled.remove() };
  } catch (error) {
    await spooled.remove();
    throw error;
  }
}

/** A temporary file that is written as the text comes, made when the first of it does. */
class Spooling {
  readonly #name: string;
  #stream: PassThrough | null = null;
  #file: Promise<SpooledSource> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  readonly write = async (text: string): Promise<void> => {
    if (this.#stream === null) {
      this.#stream = new PassThrough();
      this.#file = spool(this.#name, this.#stream);
      this.#file.catch(() => undefined);
    }
    const stream = this.#stream;
    if (stream.write(text)) return;
    // A full disk ends the stream instead of emptying it.
    await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), this.#file]);
  };

  async end(): Promise<SpooledSource | null> {
    this.#stream?.end();
    return (await this.#file) ?? null;
  }

  async remove(): Promise<void> {
    this.#stream?.end();
    const file = await this.#file?.catch(() => null);
    await file?.remove();
  }
}

/** The steps at which a host fell short. */
export function failedSteps({ steps }: CollectOutcome): CollectStepOutcome[] {
  return steps.filter(({ state, problem }) => state === 'failed' && problem !== null);
}

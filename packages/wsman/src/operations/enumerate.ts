import type { CimInstance } from '../cim/instance.ts';
import { readInstance } from '../cim/read-instance.ts';
import type { CimTypes } from '../cim/value.ts';
import type { Answer } from '../envelope/answer.ts';
import { ACTIONS, enumerateBody, pullBody, releaseBody } from '../envelope/bodies.ts';
import { faultError } from '../envelope/fault.ts';
import { type RequestSettings, requestOf } from '../envelope/request.ts';
import type { Resource } from '../envelope/resource.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import type { Session } from '../transport/session.ts';

/** How an enumeration is pulled. */
export interface EnumerateOptions {
  /** How many instances are asked for at once; 1,000 unless told. Lowered by itself when they do not fit an answer. */
  readonly maxElements?: number;
  /** Whether the first instances come with the first answer; true unless told. */
  readonly optimize?: boolean;
  /** Types of the properties, where the caller knows them: their values then come as numbers, bigints … */
  readonly types?: CimTypes;
  /** How often in a row the server may say "nothing yet" before it is given up; 10 unless told. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

const MAX_ELEMENTS = 1_000;
const PATIENCE = 10;

/** Pulls instances as they are asked for. Whoever leaves early frees the server's context. */
export async function* enumerate(
  session: Session,
  settings: RequestSettings,
  resource: Resource,
  options: EnumerateOptions,
): AsyncGenerator<CimInstance, void, undefined> {
  const { signal } = options;
  const pull = new Pulling(session, settings, resource, options);
  let isOver = false;
  try {
    for (let items = await pull.first(); ; items = await pull.next()) {
      isOver = pull.isEnd;
      // Each one by itself: `yield*` would wait three times for each.
      for (const item of items) yield item;
      if (isOver) return;
    }
  } catch (error) {
    // What failed on the wire has no context left that could be freed on the same connection.
    if (error instanceof WsmanError) isOver = true;
    throw error;
  } finally {
    if (!isOver && signal?.aborted !== true) await pull.release();
  }
}

class Pulling {
  readonly #session: Session;
  readonly #settings: RequestSettings;
  readonly #resource: Resource;
  readonly #options: EnumerateOptions;
  #maxElements: number;
  #context: string | null = null;
  isEnd = false;

  constructor(session: Session, settings: RequestSettings, resource: Resource, options: EnumerateOptions) {
    this.#session = session;
    this.#settings = settings;
    this.#resource = resource;
    this.#options = options;
    this.#maxElements = Math.max(1, Math.trunc(options.maxElements ?? MAX_ELEMENTS));
  }

  /** The first answer, with instances in it if the server optimises. */
  first(): Promise<readonly CimInstance[]> {
    return this.#patiently('EnumerateResponse', false, () => ({
      action: ACTIONS.enumerate,
      body: enumerateBody(this.#maxElements, this.#options.optimize ?? true, this.#resource.wql),
    }));
  }

  next(): Promise<readonly CimInstance[]> {
    return this.#patiently('PullResponse', true, () => ({
      action: ACTIONS.pull,
      body: pullBody(this.#context ?? '', this.#maxElements),
    }));
  }

  async #patiently(
    expected: 'EnumerateResponse' | 'PullResponse',
    isPull: boolean,
    make: () => { readonly action: string; readonly body: string },
  ): Promise<readonly CimInstance[]> {
    const patience = this.#options.patience ?? PATIENCE;
    for (let waited = 0; ; ) {
      const { action, body } = make();
      const items: CimInstance[] = [];
      try {
        const answer = await this.#ask(action, body, !isPull, items);
        this.#follow(answer, expected);
        // An empty pull is not the end unless it says so; an endless row of them is no progress either.
        if (!isPull || items.length > 0 || this.isEnd || ++waited > patience * 10) {
          if (waited > patience * 10) throw this.#error('server-timeout');
          return items;
        }
      } catch (error) {
        if (!(error instanceof WsmanError)) throw error;
        if (error.code === 'server-timeout' && isPull && error.httpStatus !== null && ++waited <= patience)
          continue;
        // Nothing of a refused answer was handed over, so it is asked for again in smaller portions.
        if (error.code !== 'envelope-too-small' || this.#maxElements === 1) throw error;
        this.#maxElements = Math.max(1, Math.floor(this.#maxElements / 4));
      }
    }
  }

  async #ask(action: string, body: string, isRepeatable: boolean, items: CimInstance[]): Promise<Answer> {
    const types = this.#options.types ?? null;
    const { answer, status } = await this.#session.send({
      request: requestOf(this.#settings, action, this.#resource, body),
      isRepeatable,
      onItem: (item) => items.push(readInstance(item, this.#resource.className, types)),
      signal: this.#options.signal,
    });
    if (answer.fault !== null) throw faultError(answer.fault, status, this.#details());
    return answer;
  }

  #follow(answer: Answer, expected: 'EnumerateResponse' | 'PullResponse'): void {
    if (answer.list !== expected) {
      throw this.#error('answer-unrelated', { expected, found: answer.name?.local ?? null });
    }
    this.isEnd = answer.isEnd;
    // The context may change with each answer; a pull that gives none leaves the last one valid.
    this.#context = answer.context ?? this.#context;
    if (this.#context === null && !this.isEnd) {
      throw this.#error('answer-malformed', { reason: 'neither a context nor the end' });
    }
  }

  async release(): Promise<void> {
    if (this.#context === null) return;
    try {
      await this.#session.send({
        request: requestOf(this.#settings, ACTIONS.release, this.#resource, releaseBody(this.#context)),
        isRepeatable: false,
        onItem: () => {},
        signal: this.#options.signal,
      });
    } catch {
      // The server frees it by itself in time; whoever left does not want to hear of it.
    }
  }

  #details(): Readonly<Record<string, string | number | null>> {
    const { className, namespace } = this.#resource;
    return { ...this.#session.details, class: className, namespace };
  }

  #error(
    code: 'server-timeout' | 'answer-unrelated' | 'answer-malformed',
    details: Readonly<Record<string, string | null>> = {},
  ): WsmanError {
    return new WsmanError(code, { phase: 'operation', details: { ...this.#details(), ...details } });
  }
}

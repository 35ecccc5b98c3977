import type { Instance } from '../instances/instance.ts';
import { parked } from '../instances/read-value.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { classOfBag } from '../text/class-of-properties.ts';
import { isHostName, isKnownName } from '../text/known-names.ts';
import { type JsonBag, jsonBag } from './json-bag.ts';
import { JsonScanner, type JsonSink } from './json-scanner.ts';
import { isJsonObject, type JsonValue, parseJson, severalLines } from './json-value.ts';

const MOST_HOSTS = 1000;

/** The instances of a JSON document, wherever in it they lie. */
export async function* jsonInstances(
  context: ReadContext,
  surveying: boolean,
): AsyncGenerator<Instance, ParseOutcome> {
  const sink = new InstanceSink(surveying ? null : context);
  const scanner = new JsonScanner(sink);
  for await (const piece of context.text()) {
    scanner.push(piece);
    yield* sink.take();
  }
  const whole = scanner.end();
  yield* sink.take();
  if (!whole && !surveying) context.warn({ code: 'truncated', facts: {} });
  return { complete: whole && sink.complete };
}

/** The instances of a sample, which may end anywhere. */
export function jsonInstancesOfSample(text: string): readonly Instance[] {
  const sink = new InstanceSink(null);
  const scanner = new JsonScanner(sink);
  scanner.push(text);
  scanner.end();
  return sink.take();
}

class InstanceSink implements JsonSink {
  complete = true;
  readonly #context: ReadContext | null;
  /** Hosts that wrappers name, by the path of the wrapper. */
  readonly #hosts = new Map<string, string>();
  #instances: Instance[] = [];

  constructor(context: ReadContext | null) {
    this.#context = context;
  }

  value(path: readonly string[], text: string, line: number, canEnter: boolean): boolean {
    // Values that stand alone are the members of a wrapper, or text around the JSON.
    if (!text.startsWith('{')) {
      this.#noteHost(path, text);
      return true;
    }
    const value = parseJson(text);
    if (value === undefined) {
      if (namesProperty(text)) this.#park(text, line, 'malformed');
      return false;
    }
    const bag = isJsonObject(value) ? jsonBag(value) : null;
    if (bag !== null && canEnter && isWrapper(bag)) {
      // Its instances are told their own lines when it is entered; a host that it names may stand behind them.
      this.#setHost(path, hostIn(bag));
      return false;
    }
    for (const instance of instancesOf(value, this.#hostOf(path), line)) {
      this.#instances.push(
        bag !== null && !isWrapper(bag) ? { ...instance, ...severalLines(text) } : instance,
      );
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

  #noteHost(path: readonly string[], text: string): void {
    const name = path.at(-1);
    if (name === undefined || !isHostName(name) || this.#hosts.size >= MOST_HOSTS) return;
    const host = parseJson(text);
    if (typeof host === 'string') this.#setHost(path.slice(0, -1), host);
  }

  #setHost(path: readonly string[], host: string | null): void {
    if (host === null) this.#hosts.delete(JSON.stringify(path));
    else this.#hosts.set(JSON.stringify(path), host);
  }

  /** The host that the innermost wrapper names. */
  #hostOf(path: readonly string[]): string | null {
    if (this.#hosts.size === 0) return null;
    for (let length = path.length; length >= 0; length--) {
      const host = this.#hosts.get(JSON.stringify(path.slice(0, length)));
      if (host !== undefined) return host;
    }
    return null;
  }

  #park(text: string, line: number, reason: 'malformed' | 'truncated-row' | 'row-too-long'): void {
    this.complete = false;
    this.#context?.reject(parked(line, null, text, reason));
  }
}

/** Whether what is no JSON was to be an object that Calepin reads: text around a paste has braces too. */
function namesProperty(text: string): boolean {
  return [...text.matchAll(/([\p{L}_]\w{0,99})["']?\s{0,9}[:=]/gu)].some(([, name = '']) =>
    isKnownName(name),
  );
}

/**
 * An object is an instance when its class or its members say so; else it may wrap some (`{ "value": […], "Count": 2 }`, a
 * host with its packs), and a host that it names is theirs.
 */
function* instancesOf(value: JsonValue, host: string | null, line: number): Generator<Instance> {
  if (Array.isArray(value)) {
    for (const element of value) yield* instancesOf(element, host, line);
    return;
  }
  if (!isJsonObject(value)) return;
  const bag = jsonBag(value);
  if (isWrapper(bag)) {
    const theirs = hostIn(bag) ?? host;
    for (const nested of bag.nested) yield* instancesOf(nested, theirs, line);
    return;
  }
  const { properties } = bag;
  const className = classOfBag(bag.className, properties);
  if (properties.length > 0) yield { className, host: bag.serverName ?? host, line, properties };
}

function isWrapper({ className, properties, nested }: JsonBag): boolean {
  return nested.length > 0 && classOfBag(className, properties) === null;
}

function hostIn({ properties }: JsonBag): string | null {
  const host = properties.find(({ name }) => isHostName(name))?.value;
  return typeof host === 'string' ? host : null;
}

import type { Instance } from '../instances/instance.ts';
import { parked } from '../instances/read-value.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { classOfBag } from '../text/class-of-properties.ts';
import { isHostName } from '../text/known-names.ts';
import { jsonBag } from './json-bag.ts';
import { JsonScanner, type JsonSink } from './json-scanner.ts';
import { isJsonObject, type JsonValue, parseJson } from './json-value.ts';

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
  #instances: Instance[] = [];

  constructor(context: ReadContext | null) {
    this.#context = context;
  }

  value(_path: readonly string[], text: string, line: number): boolean {
    // Values that stand alone are the members of a wrapper, or text around the JSON.
    if (!text.startsWith('{')) return true;
    const value = parseJson(text);
    if (value === undefined) {
      this.#park(text, line, 'malformed');
      return false;
    }
    for (const instance of instancesOf(value, null, line)) this.#instances.push(instance);
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
  const { properties } = bag;
  const className = classOfBag(bag.className, properties);
  if (className === null && bag.nested.length > 0) {
    const named = properties.find(({ name }) => isHostName(name))?.value;
    const theirs = typeof named === 'string' ? named : host;
    for (const nested of bag.nested) yield* instancesOf(nested, theirs, line);
    return;
  }
  if (properties.length > 0) yield { className, host: bag.serverName ?? host, line, properties };
}

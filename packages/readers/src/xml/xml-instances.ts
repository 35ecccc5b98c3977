import type { Instance } from '../instances/instance.ts';
import { parked } from '../instances/read-value.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { Clixml } from './clixml.ts';
import type { InstanceHandler } from './instance-handler.ts';
import { ManagementXml } from './management-xml.ts';
import { ObjectXml } from './object-xml.ts';
import { XmlStream } from './xml-stream.ts';

const REASONS = { cut: 'truncated-row', malformed: 'malformed', 'too-long': 'row-too-long' } as const;

/** The instances of an XML document; its outermost element tells the dialect. */
export async function* xmlInstances(
  context: ReadContext,
  surveying: boolean,
): AsyncGenerator<Instance, ParseOutcome> {
  const handler = new DialectHandler();
  const stream = new XmlStream(handler);
  for await (const piece of context.text()) {
    const goesOn = stream.push(piece);
    yield* handler.take();
    if (!goesOn) break;
  }
  const end = stream.end();
  yield* handler.take();
  if (end === 'whole') return { complete: !handler.isPart };
  if (!surveying) {
    if (end !== 'cut' || handler.isInside) context.reject(parked(stream.line, null, null, REASONS[end]));
    context.warn({ code: 'truncated', facts: {} });
  }
  return { complete: false };
}

/** The instances that are whole in a sample. */
export function xmlInstancesOfSample(text: string): readonly Instance[] {
  const handler = new DialectHandler();
  const stream = new XmlStream(handler);
  if (stream.push(text)) stream.end();
  return handler.take();
}

/** Hands everything to the dialect that the outermost element shows. */
class DialectHandler implements InstanceHandler {
  #dialect: InstanceHandler | null = null;

  get isInside(): boolean {
    return this.#dialect?.isInside ?? false;
  }

  get isPart(): boolean {
    return this.#dialect?.isPart ?? false;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#dialect ??= dialectOf(name);
    this.#dialect.open(name, attributes, line);
  }

  close(name: string, text: string): void {
    this.#dialect?.close(name, text);
  }

  take(): readonly Instance[] {
    return this.#dialect?.take() ?? [];
  }
}

function dialectOf(root: string): InstanceHandler {
  if (root === 'Objs') return new Clixml();
  return root === 'Objects' || root === 'Object' ? new ObjectXml() : new ManagementXml();
}

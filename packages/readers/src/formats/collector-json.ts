import type { Coverage } from '@calepin/core';
import { type CollectorHead, CollectorSink } from '../collector/collector-sink.ts';
import type { Instance } from '../instances/instance.ts';
import { JsonScanner } from '../json/json-scanner.ts';
import { type ParseOutcome, readInstances } from '../read-instances.ts';
import type { FormatReader, ReadContext } from '../reader.ts';
import { RefusedDocument } from '../refused.ts';
import { parseDate } from '../values/date.ts';

/** The newest version of the collector's schema that this reader knows. */
const NEWEST_SCHEMA = 1;
const MEMBER = /"calepin"\s*:\s*\{[^{}]{0,1000}"schema"\s*:/;

/**
 * The document of `Calepin-Collect.ps1`, described by `docs/collector/schema/collector-1.json`. Its lists are read as a stream,
 * its members in any order. What it says it read whole is covered whole; what it could not read becomes a warning. A document
 * that Calepin itself collected has no instant (`collectedAt` is null): the one who stores it gives it.
 */
export const collectorJson: FormatReader = {
  format: 'collector-json',
  recognise({ text }) {
    if (/^\s*\{/.test(text) && MEMBER.test(text)) return { known: true, confidence: 1 };
    return { known: false, reason: 'no-calepin-member' };
  },
  async *read(context) {
    const head = await headOf(context);
    checkSchema(head);
    const at = head.collectedAt === null ? null : parseDate(head.collectedAt, (wallClock) => wallClock);
    if (typeof at === 'number' && !Number.isNaN(at)) context.observed(at);
    const stated: Coverage[] = [];
    let last: { sink: CollectorSink; whole: boolean } | null = null;
    const collecting: ReadContext = {
      text: context.text,
      name: context.name,
      delimiter: context.delimiter,
      timeZone: context.timeZone,
      signal: context.signal,
      reject: (rejection) => context.reject(rejection),
      warn: (warning) => context.warn(warning),
      observed: (instant) => context.observed(instant),
      // What the rows show is not the last word: the collector says what it read whole.
      cover: (coverage) => stated.push(coverage),
    };
    yield* readInstances(collecting, async function* (surveying): AsyncGenerator<Instance, ParseOutcome> {
      const sink = new CollectorSink(surveying ? null : context);
      const whole = yield* collected(context, sink);
      if (!surveying) last = { sink, whole };
      return { complete: sink.complete };
    });
    // Assigned inside the generator, which the compiler does not follow.
    const outcome = last as { sink: CollectorSink; whole: boolean } | null;
    if (outcome === null) return;
    if (!outcome.whole) context.warn({ code: 'truncated', facts: {} });
    for (const warning of outcome.sink.readings.warnings) context.warn(warning);
    for (const coverage of outcome.sink.readings.coverage(stated, outcome.whole && outcome.sink.complete))
      context.cover(coverage);
  },
};

async function* collected(context: ReadContext, sink: CollectorSink): AsyncGenerator<Instance, boolean> {
  const scanner = new JsonScanner(sink, true);
  for await (const piece of context.text()) {
    scanner.push(piece);
    yield* sink.take();
  }
  const whole = scanner.end();
  yield* sink.take();
  return whole;
}

/** Schema and instant, which stand at the beginning of what the collector writes, and may stand anywhere. */
async function headOf(context: ReadContext): Promise<CollectorHead> {
  const sink = new CollectorSink(null);
  const scanner = new JsonScanner(sink, true);
  for await (const piece of context.text()) {
    scanner.push(piece);
    sink.take();
    if (sink.head.calepin !== null && sink.head.dated) break;
  }
  return sink.head;
}

function checkSchema({ calepin }: CollectorHead): void {
  const schema = calepin?.['schema'];
  if (typeof schema === 'number' && schema > NEWEST_SCHEMA) {
    throw new RefusedDocument('schema-too-new', { schema, known: NEWEST_SCHEMA });
  }
}

import type { ReadBatch } from '@calepin/core';
import { InstanceMapper } from './instance-mapper.ts';
import type { Instance } from './instances/instance.ts';
import type { ReadContext } from './reader.ts';

/** What a parser says of its document once it has been read to the end. */
export interface ParseOutcome {
  /** The document holds whole lists, to its end. */
  readonly complete: boolean;
}

/**
 * Parses a document from its beginning; called again, with `surveying`, when the order of day and month must be found out
 * first. A survey must neither park nor warn.
 */
export type ParseInstances = (surveying: boolean) => AsyncGenerator<Instance, ParseOutcome>;

const BATCH = 2000;

/**
 * Reads any format that carries instances. The document is passed once; the first date whose day and month could be
 * exchanged makes it pass a survey of all its dates, then the reading goes on where it was.
 */
export async function* readInstances(context: ReadContext, parse: ParseInstances): AsyncGenerator<ReadBatch> {
  const mapper = new InstanceMapper(context);
  let surveyed = false;
  const instances = parse(false);
  for (;;) {
    const next = await instances.next();
    if (next.done === true) {
      if (mapper.size > 0) yield mapper.take();
      mapper.finish(next.value.complete);
      return;
    }
    if (!surveyed && mapper.needsSurvey(next.value)) {
      surveyed = true;
      for await (const instance of parse(true)) mapper.survey(instance);
    }
    mapper.add(next.value);
    if (mapper.size >= BATCH) yield mapper.take();
  }
}

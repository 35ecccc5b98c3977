import type { Instance } from '../instances/instance.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { type Line, LineSplitter } from './lines.ts';

/** Makes instances of lines; those that are whole wait in `take`. */
export interface LineParser {
  line(line: Line): void;
  end(): void;
  take(): readonly Instance[];
  /** What was read so far is whole. */
  readonly complete: boolean;
}

/** Feeds a document to a parser line by line. */
export async function* parseLines(
  context: Pick<ReadContext, 'text'>,
  parser: LineParser,
): AsyncGenerator<Instance, ParseOutcome> {
  const splitter = new LineSplitter();
  for await (const piece of context.text()) {
    for (const line of splitter.push(piece)) parser.line(line);
    yield* parser.take();
  }
  for (const line of splitter.end()) parser.line(line);
  parser.end();
  yield* parser.take();
  return { complete: parser.complete };
}

/** The instances of a sample: what a format is recognised by. */
export function instancesOfSample(text: string, parser: LineParser): readonly Instance[] {
  const splitter = new LineSplitter();
  for (const line of [...splitter.push(text), ...splitter.end()]) parser.line(line);
  parser.end();
  return parser.take();
}

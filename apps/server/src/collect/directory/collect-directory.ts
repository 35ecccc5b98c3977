import type { CollectOutcome, CollectWatch, DirectoryRequest, WriteText } from '../collected.ts';
import { type NameService, systemNames } from './domain-controllers.ts';
import { ForestReading } from './forest-reading.ts';
import { SortedRows } from './sorted-rows.ts';

/**
 * Reads who holds a Per User CAL in a forest: the domain that is named and the others of its forest, with the same login.
 * Only binds and searches; `openSession` tells how the connection is protected.
 *
 * The document is written once all is read, so that a collection that fails writes nothing. Rows beyond 20,000 wait in a
 * temporary file. An unchanged directory gives the same text.
 */
export async function collectDirectory(
  request: DirectoryRequest,
  write: WriteText,
  watch: CollectWatch = {},
  names: NameService = systemNames(request.timeoutMs),
): Promise<CollectOutcome> {
  await using rows = new SortedRows();
  const reading = new ForestReading(request, watch, names, rows);
  await reading.read();
  const { steps, state } = reading;
  if (state === 'failed') return { state, steps, rows: 0 };
  return { state, steps, rows: await reading.write(write) };
}

/** Goes through the same steps and reads the same lists, and keeps nothing. */
export function testDirectory(
  request: DirectoryRequest,
  watch: CollectWatch = {},
  names: NameService = systemNames(request.timeoutMs),
): Promise<CollectOutcome> {
  return collectDirectory(request, async () => {}, watch, names);
}

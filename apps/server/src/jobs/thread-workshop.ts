import type { Position } from '@calepin/core';
import type { ImportOutcome } from '../collect/import-documents.ts';
import type { UploadInspection } from '../collect/inspect-upload.ts';
import type { AuditContext } from '../store/audit.ts';
import { READS, RUN_WRITES, WRITES } from './register-methods.ts';
import { Turns } from './turns.ts';
import { WorkerSeat } from './worker-seat.ts';
import type { RegisterReads, RegisterWrites, RunWrites, Watch, Workshop } from './workshop.ts';

/** What reading one file may take. Readers need a fraction; a file that makes them need more is not worth the machine. */
const INSPECT_HEAP_MEBIBYTES = 512;
/** A short change gives up after this long behind an import: whoever clicked is still there to be told. */
const WRITE_PATIENCE_MS = 10_000;
const CLOSE_PATIENCE_MS = 15_000;

/**
 * A workshop in worker threads, so that requests are answered while files are read and written: one that writes, one
 * that reads, and one that inspects files of strangers and may crash alone. Writes take turns.
 * Rejects when the folder's register cannot be opened.
 */
export async function threadWorkshop(
  folder: string,
  { inspectHeapMebibytes = INSPECT_HEAP_MEBIBYTES, writePatienceMs = WRITE_PATIENCE_MS } = {},
): Promise<Workshop> {
  const writer = new WorkerSeat({ folder, role: 'write' });
  const reader = new WorkerSeat({ folder, role: 'read' });
  const inspector = new WorkerSeat({ folder, role: 'inspect' }, { heapMebibytes: inspectHeapMebibytes });
  const turns = new Turns();
  // The writer creates and migrates; the reader loads beside it, and opens what is then there.
  const written = writer.ready();
  await Promise.all([written, reader.ready(written)]);

  // Each method has the name and the arguments of the worker's method; answers are copies of what it answered.
  const reads = methods(READS, (name, given) => reader.call(name, given)) as unknown as RegisterReads;
  const writesAs = (by: AuditContext) =>
    methods(WRITES, (name, given) =>
      turns.take(() => writer.call(name, [by, ...given]), writePatienceMs),
    ) as unknown as RegisterWrites;
  const runs = methods(RUN_WRITES, (name, given) =>
    turns.take(() => writer.call(name, given)),
  ) as unknown as RunWrites;

  return {
    reads,
    writesAs,
    runs,
    position: (filter) => reader.call('position', [filter]) as Promise<Position>,
    inspect: (task, watch = {}) =>
      inspector.call('inspect', [task], loose(watch)) as Promise<UploadInspection>,
    import: (task, watch = {}) =>
      turns.take(() => writer.call('import', [task], loose(watch)) as Promise<ImportOutcome>),
    evaluate: (at) => turns.take(() => writer.call('evaluate', [at]) as Promise<void>),
    evaluateSite: (site, at) => turns.take(() => writer.call('evaluateSite', [site, at]) as Promise<void>),
    async close(patience = CLOSE_PATIENCE_MS) {
      turns.close();
      const ends = await Promise.all([
        inspector.close(patience),
        writer.close(patience),
        reader.close(patience),
      ]);
      return { forced: ends.some((end) => end.forced) };
    },
  };
}

type Call = (...given: readonly unknown[]) => Promise<unknown>;

function methods(
  names: readonly string[],
  call: (name: string, given: readonly unknown[]) => Promise<unknown>,
): Readonly<Record<string, Call>> {
  return Object.fromEntries(names.map((name): [string, Call] => [name, (...given) => call(name, given)]));
}

/** A watch as it crosses threads: progress is plain data, of the type that the worker's task tells. */
function loose<Progress>({ onProgress, signal }: Watch<Progress>): Watch<unknown> {
  return {
    ...(onProgress === undefined
      ? {}
      : { onProgress: (progress: unknown) => onProgress(progress as Progress) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

import type { CollectOutcome } from '../../collect/collected.ts';
import type { Discovered } from '../../collect/discovery/discovered.ts';
import { WorkerSeat } from '../worker-seat.ts';
import type { Watch } from '../workshop.ts';
import type { Collecting, CollectProgress, Spooled } from './collecting.ts';

/** What sixteen hosts that answer with more than they should may take together; readers are bounded far below. */
const HEAP_MEBIBYTES = 1_024;

/** Reads in a thread of its own, which is started when it is first needed and again after a crash. */
export function threadCollecting(folder: string): Collecting {
  const seat = new WorkerSeat({ folder, role: 'collect' }, { heapMebibytes: HEAP_MEBIBYTES });
  // Each method has the name and the arguments of the worker's method; answers are copies of what it answered.
  return {
    collect: (task, path, watch) => seat.call('collect', [task, path], loose(watch)) as Promise<Spooled>,
    test: (task, watch) => seat.call('test', [task], loose(watch)) as Promise<CollectOutcome>,
    discover: (question, watch) => seat.call('discover', [question], loose(watch)) as Promise<Discovered>,
    async close(patience) {
      await seat.close(patience);
    },
  };
}

/** A watch as it crosses threads: progress is plain data, of the type that `collect-worker.ts` tells. */
function loose({ onProgress, signal }: Watch<CollectProgress>): Watch<unknown> {
  return {
    ...(onProgress === undefined
      ? {}
      : { onProgress: (progress: unknown) => onProgress(progress as CollectProgress) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

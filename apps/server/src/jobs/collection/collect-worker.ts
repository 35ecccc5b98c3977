// A thread that reads hosts and directories: parsing and unsealing are work, and do not happen where requests are answered.
import { parentPort } from 'node:worker_threads';
import { workInBackground } from '../background-thread.ts';
import { packFault } from '../fault.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import {
  type CollectProgress,
  type CollectTask,
  type DiscoveryQuestion,
  localCollecting,
} from './collecting.ts';
import { realCollectors } from './real-collectors.ts';

/** Rows are told at most this often. */
const ROWS_EVERY_MS = 250;

const port = parentPort;
if (!port) throw new Error('collect-worker runs in a worker thread');
workInBackground();
const tell = (message: FromWorker): void => port.postMessage(message);
const stops = new Map<number, AbortController>();
const running = new Set<Promise<void>>();
const collecting = localCollecting(realCollectors);

type Progress = (progress: CollectProgress) => void;

/** Steps are all told, rows from time to time. */
function progressOf(id: number): Progress {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.kind === 'rows' && now - last < ROWS_EVERY_MS) return;
    if (progress.kind === 'rows') last = now;
    tell({ kind: 'progress', id, progress });
  };
}

/** Arguments were checked where they were given: `threadCollecting` calls these through the types of `Collecting`. */
function act(
  { method, given: [first, second] }: Extract<ToWorker, { kind: 'call' }>,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<unknown> {
  const watch = { signal, onProgress };
  switch (method) {
    case 'collect':
      return collecting.collect(first as CollectTask, second as string, watch);
    case 'test':
      return collecting.test(first as CollectTask, watch);
    case 'discover':
      return collecting.discover(first as DiscoveryQuestion, watch);
    default:
      return Promise.reject(new Error(`no method ${method}`));
  }
}

async function answer(call: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  const { id } = call;
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    tell({ kind: 'answer', id, value: await act(call, stop.signal, progressOf(id)) });
  } catch (error) {
    tell({ kind: 'fault', id, fault: packFault(error) });
  } finally {
    stops.delete(id);
  }
}

async function close(): Promise<void> {
  for (const stop of stops.values()) stop.abort();
  await Promise.allSettled(running);
  tell({ kind: 'closed' });
  port?.close();
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'open') tell({ kind: 'ready' });
  else if (message.kind === 'stop') stops.get(message.id)?.abort();
  else if (message.kind === 'close') void close();
  else if (message.kind === 'call') {
    const task = answer(message).finally(() => running.delete(task));
    running.add(task);
  }
});

// A thread with a register of its own: SQLite is synchronous and parsing is work, so neither happens where requests are answered.
import { parentPort, workerData } from 'node:worker_threads';
import { replayReader } from '../collect/replay-reader.ts';
import { openRegister } from '../store/index.ts';
import type { Register } from '../store/register.ts';
import { workInBackground } from './background-thread.ts';
import { packFault } from './fault.ts';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.ts';
import { workerMethods } from './worker-methods.ts';

/** Progress is told at most this often: a message per batch would cost more than the batch. */
const PROGRESS_EVERY_MS = 100;
/** Rows that are copied to another thread at once: a few milliseconds. */
const PART = 100;

const port = parentPort;
if (!port) throw new Error('register-worker runs in a worker thread');
// What the server gave when it started this thread.
const { folder, role } = workerData as WorkerStart;
if (role !== 'read') workInBackground();
const stops = new Map<number, AbortController>();
const takers = new Map<number, () => void>();
const running = new Set<Promise<void>>();

const tell = (message: FromWorker): void => port.postMessage(message);

function throttled(id: number): (progress: unknown) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    tell({ kind: 'progress', id, progress });
  };
}

/**
 * Tells a long list in parts and returns the last. Each waits until the one before was taken: what waits in a port is copied out
 * in one go, and would hold up the thread of the server as the whole list would.
 */
async function lastPart(id: number, rows: readonly unknown[]): Promise<readonly unknown[]> {
  let start = 0;
  for (; rows.length - start > PART; start += PART) {
    const taken = new Promise<void>((resolve) => takers.set(id, resolve));
    tell({ kind: 'part', id, rows: rows.slice(start, start + PART) });
    await taken;
  }
  takers.delete(id);
  return start === 0 ? rows : rows.slice(start);
}

async function answer(
  methods: ReturnType<typeof workerMethods>,
  { id, method, given }: Extract<ToWorker, { kind: 'call' }>,
): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  try {
    const call = methods[method];
    if (!call) throw new Error(`no method ${method}`);
    const value = await call(given, { signal: stop.signal, onProgress: throttled(id) });
    tell({ kind: 'answer', id, value: Array.isArray(value) ? await lastPart(id, value) : value });
  } catch (error) {
    tell({ kind: 'fault', id, fault: packFault(error) });
  } finally {
    stops.delete(id);
  }
}

async function close(register: Register): Promise<void> {
  for (const stop of stops.values()) stop.abort();
  await Promise.allSettled(running);
  await register.close();
  tell({ kind: 'closed' });
  port?.close();
}

// Everything is loaded by now; the register is opened when the server says so.
await new Promise<void>((resolve) => {
  port.once('message', () => resolve());
});
try {
  const register = await openRegister({
    folder,
    mode: role === 'write' ? 'write' : 'read',
    replay: replayReader,
  });
  const methods = workerMethods(register, Date.now);
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'taken') takers.get(message.id)?.();
    else if (message.kind === 'stop') stops.get(message.id)?.abort();
    else if (message.kind === 'close') void close(register);
    else if (message.kind === 'call') {
      const task = answer(methods, message).finally(() => running.delete(task));
      running.add(task);
    }
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'unusable', fault: packFault(error) });
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { REGISTER_FILE } from '@calepin/server/store';
import type { Load } from './load-processes.ts';
import { openRaw } from './raw-sqlite.ts';

/** Runs that are asked for and not over: more than the server has places, so that none stands free. */
const ASKED_AT_ONCE = 24;
/** Somebody who reads one page after the other, quicker than anyone could. */
const READ_EVERY_MS = 250;
const PAGES = [
  '/position',
  '/license-servers',
  '/findings',
  '/key-packs',
  '/issued-licenses?limit=200',
  '/runs?limit=50',
  '/state',
];

export interface Cycle {
  readonly seconds: number;
  readonly serverSeconds: number;
  readonly fleetSeconds: number;
  /** Megabytes. */
  readonly peak: number;
  /** Bytes of the data folder. */
  readonly grown: number;
  /** Milliseconds. */
  readonly longestStall: number;
  readonly slowestPage: SlowestPage;
}

export interface SlowestPage {
  readonly path: string;
  readonly milliseconds: number;
}

/** Every target read once, the pages being read meanwhile. */
export async function measuredCycle(load: Load): Promise<Cycle> {
  const size = await sizeOf(load.data);
  const fleetBefore = await load.fleetSeconds();
  await load.peak();
  await load.probe();
  const over = new AbortController();
  const reading = readPages(load, over.signal);
  const start = performance.now();
  await readTargets(load);
  const seconds = (performance.now() - start) / 1000;
  over.abort();
  const slowestPage = await reading;
  const { longestStall, seconds: serverSeconds } = await load.probe();
  return {
    seconds,
    serverSeconds,
    fleetSeconds: (await load.fleetSeconds()) - fleetBefore,
    peak: await load.peak(),
    grown: (await sizeOf(load.data)) - size,
    longestStall,
    slowestPage,
  };
}

async function readTargets(load: Load): Promise<void> {
  const waiting = [...load.targets];
  const readOn = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const over = load.runEnded(id);
      await load.call('POST', `/targets/${id}/run`);
      const { state, problem } = await over;
      if (state !== 'done') throw new Error(`a run ended as ${state}: ${JSON.stringify(problem)}`);
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, readOn));
}

async function readPages(load: Load, over: AbortSignal): Promise<SlowestPage> {
  let slowest: SlowestPage = { path: '', milliseconds: 0 };
  for (let turn = 0; !over.aborted; turn += 1) {
    const path = PAGES[turn % PAGES.length] ?? '/state';
    const start = performance.now();
    await load.call('GET', path);
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { path, milliseconds };
    await wait(READ_EVERY_MS);
  }
  return slowest;
}

async function sizeOf(data: string): Promise<number> {
  const file = openRaw(join(data, REGISTER_FILE));
  // What is in the log is counted, what a deletion left free is not.
  const pages = Number(file.pragma('page_count', { simple: true }));
  const free = Number(file.pragma('freelist_count', { simple: true }));
  const page = Number(file.pragma('page_size', { simple: true }));
  file.close();
  let size = (pages - free) * page;
  for (const entry of await readdir(join(data, 'originals'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  )) {
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return size;
}

import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, type Instant } from '@calepin/core';
import { BY_ITSELF, openRegister, REGISTER_FILE, type Register } from '@calepin/server/store';
import { replayReader } from '../apps/server/src/collect/replay-reader.ts';
import { localWorkshop } from '../apps/server/src/jobs/local-workshop.ts';
import type { Workshop } from '../apps/server/src/jobs/workshop.ts';
import { collectedDocument } from './collected-document.ts';
import { openRaw } from './raw-sqlite.ts';
import type { BenchResult } from './result.ts';

const LICENSES = 1000;
const RENEWED = 10;
const UNCHANGED_CYCLES = 24;
const CHANGED_CYCLES = 4;
const GOAL_BYTES = 300;

/** Hosts; per host the figures hardly depend on it. `CALEPIN_BENCH_HOSTS` sets another number. */
const HOSTS = Number(process.env['CALEPIN_BENCH_HOSTS'] ?? 200);

interface Size {
  readonly database: number;
  readonly originals: number;
}

/** What a collection costs in the data folder, when nothing changed and when one licence in a hundred did. */
export async function run(): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-bench-'));
  const data = join(folder, 'data');
  const register = await openRegister({ folder: data, mode: 'write', replay: replayReader });
  const workshop = localWorkshop(register, Date.now);
  try {
    await addTargets(register, workshop);
    const cycles = new Cycles(workshop, folder);
    await cycles.run(0);
    const filled = await sizeOf(data);
    const before = cycles.seconds;
    for (let cycle = 0; cycle < UNCHANGED_CYCLES; cycle++) await cycles.run(0);
    const quietSeconds = cycles.seconds - before;
    const unchanged = await sizeOf(data);
    for (let cycle = 1; cycle <= CHANGED_CYCLES; cycle++) await cycles.run(cycle * RENEWED);
    const changedSeconds = cycles.seconds - before - quietSeconds;
    const changed = await sizeOf(data);
    return results({ filled, unchanged, changed, quietSeconds, changedSeconds });
  } finally {
    await workshop.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function results(measured: {
  readonly filled: Size;
  readonly unchanged: Size;
  readonly changed: Size;
  readonly quietSeconds: number;
  readonly changedSeconds: number;
}): readonly BenchResult[] {
  const { filled, unchanged, changed } = measured;
  const shown = (name: string, figure: number, unit: string): BenchResult => ({
    name: `A license server with ${LICENSES.toLocaleString('en')} issued licences: ${name}`,
    figure,
    unit,
    peer: null,
    target: '',
    met: null,
  });
  const perRun = (before: number, after: number, cycles: number): number =>
    (after - before) / (HOSTS * cycles);
  const milliseconds = (seconds: number, cycles: number): number => (seconds * 1000) / (HOSTS * cycles);
  const quiet =
    perRun(filled.database, unchanged.database, UNCHANGED_CYCLES) +
    perRun(filled.originals, unchanged.originals, UNCHANGED_CYCLES);
  const changedBy = (what: keyof Size): number => perRun(unchanged[what], changed[what], CHANGED_CYCLES);
  return [
    shown('database, collected once', filled.database / HOSTS / 1000, 'kB'),
    shown('original, collected once', filled.originals / HOSTS / 1000, 'kB'),
    {
      ...shown('growth per collection, unchanged', quiet, 'bytes'),
      peer: { name: 'collected once', figure: (filled.database + filled.originals) / HOSTS },
      target: `< ${GOAL_BYTES} bytes`,
      met: quiet < GOAL_BYTES,
    },
    shown('time to note that it is unchanged', milliseconds(measured.quietSeconds, UNCHANGED_CYCLES), 'ms'),
    shown('time to take in 1 % renewed', milliseconds(measured.changedSeconds, CHANGED_CYCLES), 'ms'),
    shown('growth of the database per collection, 1 % renewed', changedBy('database') / 1000, 'kB'),
    shown('growth of the originals per collection, 1 % renewed', changedBy('originals') / 1000, 'kB'),
  ];
}

const hostOf = (index: number): string => `rdl${String(index).padStart(5, '0')}`;

async function addTargets(register: Register, workshop: Workshop): Promise<void> {
  const site = await register.ensureSite('Bench');
  for (let index = 0; index < HOSTS; index++) {
    await register.saveTarget({
      id: `target-${index}`,
      site: site.id,
      kind: 'host',
      name: hostOf(index),
      address: null,
      transport: 'https',
      port: null,
      path: null,
      authentication: 'negotiate',
      resourceStyle: 'wmi',
      credentialId: null,
      ca: null,
      allowUnencrypted: false,
      reads: ['license-server', 'key-packs', 'issued-licenses'],
      intervalMinutes: 60,
      paused: false,
      origin: 'list',
      createdAt: 0,
      nextRunAt: null,
    });
  }
  await workshop.evaluate(0);
}

/** One collection of every target, an hour after the one before, with its run. */
class Cycles {
  readonly #workshop: Workshop;
  readonly #folder: string;
  #at: Instant = Date.UTC(2026, 6, 1);
  /** In the register, the documents being there. */
  seconds = 0;

  constructor(workshop: Workshop, folder: string) {
    this.#workshop = workshop;
    this.#folder = folder;
  }

  async run(renewed: number): Promise<void> {
    this.#at += HOUR;
    for (let index = 0; index < HOSTS; index++) await this.#collect(index, renewed);
  }

  async #collect(index: number, renewed: number): Promise<void> {
    const { runs } = this.#workshop;
    const host = hostOf(index);
    const at = this.#at + index;
    const id = `${host}-${String(at).padStart(27, '0')}`;
    const path = join(this.#folder, 'spool.json');
    const text = collectedDocument(host, LICENSES, renewed);
    await writeFile(path, text);
    const start = performance.now();
    await runs.beginRun({ id, targetId: `target-${index}`, trigger: 'schedule', startedAt: at });
    const { record, documents } = await this.#workshop.import({
      site: { name: 'Bench', example: false },
      origin: 'collect',
      by: BY_ITSELF,
      documents: [
        {
          upload: { path, name: `${host}.json`, size: text.length, modifiedAt: null },
          index: null,
          host,
          observedAt: at,
        },
      ],
    });
    if (documents[0]?.kind !== 'folded') throw new Error(`${host} was not imported`);
    await runs.endRun({
      id,
      state: 'done',
      endedAt: at + 800,
      nextRunAt: at + HOUR,
      steps: ['name', 'port', 'tls', 'authentication', 'class', 'class', 'class'].map((step, place) => ({
        // All of them are steps.
        step: step as 'name',
        subject: step === 'class' ? `Class${place}` : null,
        state: 'passed',
        durationMs: (place * at) % 500,
        rows: step === 'class' ? LICENSES : null,
        problem: null,
      })),
      rows: LICENSES + 3,
      bytes: text.length,
      importId: record?.id ?? null,
      unchanged: record === null,
    });
    this.seconds += (performance.now() - start) / 1000;
  }
}

async function sizeOf(data: string): Promise<Size> {
  const file = openRaw(join(data, REGISTER_FILE));
  // What is in the log is counted, what a deletion left free is not.
  const pages = Number(file.pragma('page_count', { simple: true }));
  const free = Number(file.pragma('freelist_count', { simple: true }));
  const page = Number(file.pragma('page_size', { simple: true }));
  file.close();
  let originals = 0;
  for (const entry of await readdir(join(data, 'originals'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) originals += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { database: (pages - free) * page, originals };
}

import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileSources, readInventory } from '@calepin/readers';
import { writeLicenses } from './readers-data.ts';
import type { BenchResult } from './result.ts';

const ROWS = 1_000_000;
const RUNS = 3;
const GOAL = 0.6;

/** The part of Papa Parse that is measured; it is a dependency of the readers, so it is found from there. */
interface Papa {
  parse(
    input: NodeJS.ReadableStream,
    config: {
      chunk(results: { data: readonly unknown[] }): void;
      complete(): void;
      error(error: unknown): void;
    },
  ): void;
}

/** How fast a CSV of a million issued licences is read, beside the library's bare parse, and what it takes of memory. */
export async function run(): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-bench-'));
  try {
    const results: BenchResult[] = [];
    for (const quotes of [true, false]) {
      const path = join(folder, quotes ? 'quoted.csv' : 'bare.csv');
      await writeLicenses(path, ROWS, quotes);
      results.push(await speed(path, quotes ? 'quoted' : 'unquoted'));
      await rm(path);
    }
    return [...results, ...(await memory())];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function speed(path: string, form: string): Promise<BenchResult> {
  const own: number[] = [];
  const peer: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    peer.push(await timed(() => bareParse(path)));
    own.push(await timed(() => read(path)));
  }
  const figure = ROWS / Math.min(...own);
  const bare = ROWS / Math.min(...peer);
  return {
    name: `CSV of 1,000,000 issued licences, ${form}: read, checked and hashed`,
    figure,
    unit: 'rows/s',
    peer: { name: 'Papa Parse, bare', figure: bare },
    target: `≥ ${GOAL * 100} %`,
    met: figure >= bare * GOAL,
  };
}

async function memory(): Promise<readonly BenchResult[]> {
  const peak = async (rows: number): Promise<number> => {
    const script = join(import.meta.dirname, 'readers-memory.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, String(rows)]);
    return Number(stdout);
  };
  const one = await peak(ROWS);
  const five = await peak(5 * ROWS);
  return [
    { name: 'Peak memory, 1,000,000 rows', figure: one, unit: 'MB', peer: null, target: '', met: null },
    {
      name: 'Peak memory, 5,000,000 rows',
      figure: five,
      unit: 'MB',
      peer: { name: '1,000,000 rows', figure: one },
      target: '< 2 ×',
      met: five < one * 2,
    },
  ];
}

/** Seconds that an action takes. */
async function timed(action: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const rows = await action();
  if (rows !== ROWS) throw new Error(`read ${rows} of ${ROWS} rows`);
  return (performance.now() - start) / 1000;
}

async function read(path: string): Promise<number> {
  let rows = 0;
  for await (const source of fileSources(path)) {
    for await (const event of readInventory(source)) {
      if (event.kind === 'batch') rows += event.batch.issuedLicenses.length;
    }
  }
  return rows;
}

function bareParse(path: string): Promise<number> {
  // The package is CommonJS and its types are the browser's; only this one call is used.
  const papa = createRequire(new URL('../packages/readers/package.json', import.meta.url))(
    'papaparse',
  ) as Papa;
  let rows = -1; // the header
  return new Promise((resolve, reject) => {
    papa.parse(createReadStream(path, 'utf8'), {
      chunk: ({ data }) => {
        rows += data.length;
      },
      // The last line end opens one more, empty row.
      complete: () => resolve(Math.min(rows, ROWS)),
      error: reject,
    });
  });
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { insertBare } from './raw-sqlite.ts';
import { writeLicenses } from './readers-data.ts';
import type { BenchResult } from './result.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const GOAL_SECONDS = 20;
const GOAL_MEGABYTES = 600;

interface Run {
  readonly first: number;
  readonly unchanged: number;
  readonly peak: number;
}

/** How long an import takes from the CSV to the acknowledged register, how it grows, and what an unchanged one costs. */
export async function run(): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  for (const rows of SIZES) {
    const folder = await mkdtemp(join(tmpdir(), 'calepin-bench-'));
    try {
      results.push(...(await measure(folder, rows)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return results;
}

async function measure(folder: string, rows: number): Promise<readonly BenchResult[]> {
  const csv = join(folder, 'licenses.csv');
  await writeLicenses(csv, rows, true);
  const bare = insertBare(folder, rows);
  const { first, unchanged, peak } = await importApart(join(folder, 'data'), csv);
  const largest = rows === SIZES.at(-1);
  const count = rows.toLocaleString('en');
  return [
    {
      name: `Import of ${count} issued licences, from the CSV to the register`,
      figure: first,
      unit: 's',
      peer: { name: 'bare insertion into SQLite', figure: bare },
      target: largest ? `< ${GOAL_SECONDS} s` : '',
      met: largest ? first < GOAL_SECONDS : null,
    },
    {
      name: `The same file again, unchanged (${count})`,
      figure: unchanged,
      unit: 's',
      peer: { name: 'the first time', figure: first },
      target: largest ? '< 15 %' : '',
      met: largest ? unchanged < first * 0.15 : null,
    },
    {
      name: `Peak memory of importing ${count}`,
      figure: peak,
      unit: 'MB',
      peer: null,
      target: largest ? `< ${GOAL_MEGABYTES} MB` : '',
      met: largest ? peak < GOAL_MEGABYTES : null,
    },
  ];
}

/** In a process of its own, so that its memory is its own. */
async function importApart(folder: string, csv: string): Promise<Run> {
  const script = join(import.meta.dirname, 'import-run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder, csv]);
  // Printed by import-run.
  return JSON.parse(stdout) as Run;
}

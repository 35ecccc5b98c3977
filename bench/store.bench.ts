import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DAY } from '@calepin/core';
import { openRegister, REGISTER_FILE, type Register } from '@calepin/server/store';
import { replayReader } from '../apps/server/src/collect/replay-reader.ts';
import { openRaw } from './raw-sqlite.ts';
import { writeLicenses } from './readers-data.ts';
import type { BenchResult } from './result.ts';

const ROWS = 1_000_000;
const DEEP = 500_000;
const PAGE = 50;
const RUNS = 9;
const GOAL_MS = 20;

/** How long the questions of a page take over a million issued licences. */
export async function run(): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-bench-'));
  const data = join(folder, 'data');
  try {
    const csv = join(folder, 'licenses.csv');
    await writeLicenses(csv, ROWS, true);
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'import-run.ts'), data, csv]);
    const register = await openRegister({ folder: data, mode: 'read', replay: replayReader });
    try {
      return await questions(register, join(data, REGISTER_FILE));
    } finally {
      await register.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function questions(register: Register, file: string): Promise<readonly BenchResult[]> {
  const asOf = Date.now() - 1.5 * DAY;
  const deep = await cursorAt(register, DEEP);
  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['first page by holder', () => register.issuedLicenses({ limit: PAGE })],
    [
      `page after ${DEEP.toLocaleString('en')} rows`,
      () => register.issuedLicenses({ limit: PAGE, cursor: deep }),
    ],
    [
      'first page by expiry, descending',
      () => register.issuedLicenses({ sort: 'expires', descending: true, limit: PAGE }),
    ],
    ['first page as of an earlier day', () => register.issuedLicenses({ asOf, limit: PAGE })],
    [
      'search that finds 1,000',
      () => register.issuedLicenses({ search: 'poste-0500', sort: 'issued', limit: PAGE }),
    ],
    ['search that finds 100,000', () => register.issuedLicenses({ search: 'poste-05', limit: PAGE })],
    ['status that nothing has', () => register.issuedLicenses({ status: 'revoked', limit: PAGE })],
    ['how many there are', () => register.issuedLicenseCount({})],
  ];
  const results: BenchResult[] = [];
  for (const [name, ask] of cases) {
    const figure = await median(ask);
    const offset = name.startsWith('page after')
      ? { name: 'the same page by OFFSET', figure: await byOffset(file) }
      : null;
    results.push({
      name: `1,000,000 issued licences: ${name}`,
      figure,
      unit: 'ms',
      peer: offset,
      target: `< ${GOAL_MS} ms`,
      met: figure < GOAL_MS,
    });
  }
  for (const [name, filter] of [
    ['now', {}],
    ['as of an earlier day', { asOf }],
  ] as const) {
    results.push({
      name: `1,000,000 issued licences: all that the rules need, ${name}`,
      figure: await median(() => register.snapshot(filter)),
      unit: 'ms',
      peer: null,
      target: '',
      met: null,
    });
  }
  return results;
}

async function cursorAt(register: Register, rows: number): Promise<string> {
  let cursor: string | null = null;
  for (let read = 0; read < rows; read += 5000) {
    const page = await register.issuedLicenses({ limit: 5000, ...(cursor === null ? {} : { cursor }) });
    cursor = page.next;
  }
  if (cursor === null) throw new Error(`fewer than ${rows} rows`);
  return cursor;
}

async function byOffset(file: string): Promise<number> {
  const database = openRaw(file);
  const page = database.prepare(
    'SELECT * FROM issued_license WHERE list_id = (SELECT min(list_id) FROM issued_license) ORDER BY list_id, coalesce(user_key, computer_key), license_id, pack_number LIMIT ? OFFSET ?',
  );
  const figure = await median(async () => page.all(PAGE, DEEP));
  database.close();
  return figure;
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[(RUNS - 1) / 2] ?? Number.NaN;
}

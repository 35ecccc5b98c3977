import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cycle, measuredCycle } from './load-cycle.ts';
import { startLoad } from './load-processes.ts';
import type { BenchResult } from './result.ts';

/** Issued licences of each server; `CALEPIN_BENCH_LICENSES` sets another number. */
const LICENSES = Number(process.env['CALEPIN_BENCH_LICENSES'] ?? 1000);
/** `CALEPIN_BENCH_FLEETS=10,1000,5000` sets other sizes. */
const FLEETS = (process.env['CALEPIN_BENCH_FLEETS'] ?? '10,100,1000').split(',').map(Number);
const MOST_STALL_MS = 100;

/**
 * A whole fleet polled once, by the real server through the real client with sealed messages, while somebody reads the pages.
 * The fleet that does not exist takes its part of the same processors: it is told beside.
 */
export async function run(): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  for (const size of FLEETS) results.push(...(await fleetOf(size)));
  return results;
}

async function fleetOf(servers: number): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-load-'));
  const load = await startLoad(folder, servers, LICENSES);
  try {
    const first = await measuredCycle(load);
    const unchanged = await measuredCycle(load);
    await load.renew();
    const renewed = await measuredCycle(load);
    return results(servers, { first, unchanged, renewed });
  } finally {
    await load.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function results(
  servers: number,
  { first, unchanged, renewed }: Readonly<Record<'first' | 'unchanged' | 'renewed', Cycle>>,
): readonly BenchResult[] {
  const shown = (name: string, figure: number, unit: string): BenchResult => ({
    name: `${servers.toLocaleString('en')} license servers × ${LICENSES.toLocaleString('en')} issued licences: ${name}`,
    figure,
    unit,
    peer: null,
    target: '',
    met: null,
  });
  const rate = (name: string, cycle: Cycle): BenchResult => ({
    ...shown(name, servers / cycle.seconds, 'servers/s'),
    peer: {
      name: `were the processors its own: ${cycle.serverSeconds.toFixed(1)} s of them taken, ${cycle.fleetSeconds.toFixed(1)} s by the fleet`,
      figure: servers / (cycle.serverSeconds / 2),
    },
  });
  const [slowest = first.slowestPage] = [first, unchanged, renewed]
    .map(({ slowestPage }) => slowestPage)
    .sort((a, b) => b.milliseconds - a.milliseconds);
  const stall = Math.max(first.longestStall, unchanged.longestStall, renewed.longestStall);
  return [
    rate('polled for the first time', first),
    rate('polled again, unchanged', unchanged),
    shown('polled again, unchanged', (servers * LICENSES) / unchanged.seconds, 'licences/s'),
    rate('polled again, 1 % renewed', renewed),
    shown('peak memory of the server', Math.max(first.peak, unchanged.peak, renewed.peak), 'MB'),
    shown('data folder after the first cycle', first.grown / 1e6, 'MB'),
    {
      ...shown('growth of an unchanged cycle', unchanged.grown / servers, 'bytes per server'),
      peer: { name: 'the first cycle', figure: first.grown / servers },
      target: '< 1 %',
      met: unchanged.grown < first.grown / 100,
    },
    shown('growth of a cycle with 1 % renewed', renewed.grown / servers / 1000, 'kB per server'),
    {
      ...shown('longest stall of the event loop while pages are read', stall, 'ms'),
      target: `< ${MOST_STALL_MS} ms`,
      met: stall < MOST_STALL_MS,
    },
    shown(`slowest page (${slowest.path})`, slowest.milliseconds, 'ms'),
  ];
}

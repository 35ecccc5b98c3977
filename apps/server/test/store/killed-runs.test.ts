import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openRegister, type Register } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';
import { everyPage } from './dump.ts';
import { temporaryFolder } from './fixture.ts';
import { WriterProcess } from './process.ts';

const KILLS = 8;
const LICENSES = 300;

test(`killed ${KILLS} times in the middle of runs: those are interrupted, none acknowledged is lost`, {
  timeout: 300_000,
}, async () => {
  const folder = await temporaryFolder();
  const acknowledged: number[] = [];
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const first = kill * 1000;
    const collector = new WriterProcess(folder, {
      script: 'collector',
      first,
      licenses: LICENSES,
      imports: 900,
    });
    // It says that it is ready, then runs: one that is folded and one that confirms it, at least.
    await collector.said(4);
    await wait((kill * 37) % 150);
    await collector.kill();
    expect(collector.lines[0]).toBe('ready');
    acknowledged.push(...collector.done);
    const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(2000) });
    try {
      interrupted = await verify(register, acknowledged);
    } finally {
      await register.close();
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 3);
  // The kills did hit runs.
  expect(interrupted).toBeGreaterThan(0);
});

/** @returns how many runs have been interrupted by now. */
async function verify(register: Register, acknowledged: readonly number[]): Promise<number> {
  const at = (number: number): number => day(0) + number * 3_600_000;
  const runs = await everyPage((page) => register.runs(page), 500);
  expect(runs.filter(({ state }) => state === 'running')).toEqual([]);
  const done = new Set(runs.filter(({ state }) => state === 'done').map(({ id }) => id));
  // Older runs are dropped in time, in their order.
  const oldest = Math.min(...runs.map(({ startedAt }) => startedAt));
  for (const number of acknowledged) if (at(number) >= oldest) expect(done).toContain(`run-${number}`);

  const target = await register.target('target-rdl01');
  const last = Math.max(...acknowledged);
  expect(target?.lastSuccessAt).toBeGreaterThanOrEqual(at(last) + 1000);
  // What a run brought is there with it: the list is whole, and as fresh as the run, at most one run ahead.
  expect(await register.issuedLicenseCount({})).toBe(LICENSES);
  for (const number of [last, ...acknowledged.slice(-3)]) {
    const [server] = await register.licenseServers({ asOf: at(number) });
    expect(server?.lastSeen?.observedAt).toBe(at(number));
  }
  const imports = await everyPage((page) => register.imports({ ...page, unchanged: true }), 500);
  expect(imports.filter(({ state }) => state === 'running')).toEqual([]);
  for (const { sha256, bytes } of imports.flatMap(({ state, observations }) =>
    state === 'done' ? observations : [],
  )) {
    let length = 0;
    for await (const chunk of register.original(sha256)) length += chunk.length;
    expect(length).toBe(bytes);
  }
  return runs.filter(({ state }) => state === 'interrupted').length;
}

import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/store/index.ts';
import { covers, day, importAll, replay, SERVER, USER_CAL } from './documents.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';
import { DENIED, PASSED, runOnce, targetOf } from './targets.ts';

const HOUR = 3_600_000;

async function registerAt(openedAt = day(0)) {
  const now = { at: openedAt };
  const register = await openTestRegister(undefined, () => now.at);
  const site = await register.ensureSite('Mairie');
  const target = targetOf(site.id, 'RDL01.lab.test', { id: 'target-1' });
  const save = (changes: Partial<typeof target> = {}) =>
    register.saveTarget({ ...target, ...changes, nextRunAt: null });
  await save();
  const watched = async (asOf?: number) =>
    (await register.snapshot({ site: site.id, ...(asOf === undefined ? {} : { asOf }) })).targets;
  return { register, site, save, watched, now };
}

describe('targets as the rules look at them', () => {
  test('one that was never read is awaited since it was added', async () => {
    const { watched } = await registerAt();
    expect(await watched()).toEqual([
      {
        id: 'target-1',
        site: expect.any(String),
        name: 'RDL01.lab.test',
        paused: false,
        intervalMinutes: 60,
        awaitedSince: day(0),
        lastSuccessAt: null,
        lastProblem: null,
        licenseServerId: null,
      },
    ]);
  });

  test('those that were added later are not there yet', async () => {
    const { watched, save } = await registerAt();
    await save({ createdAt: day(5) });
    expect(await watched(day(4))).toEqual([]);
    expect(await watched(day(5))).toHaveLength(1);
  });

  test('what stopped the last run is told while it fails', async () => {
    const { register, watched } = await registerAt();
    const told = async () => {
      const [target] = await watched(day(9));
      return [target?.awaitedSince, target?.lastSuccessAt, target?.lastProblem];
    };
    await runOnce(register, 'target-1', { id: '1', startedAt: day(1), state: 'partial', steps: [DENIED] });
    expect(await told()).toEqual([day(1) + 1000, day(1) + 1000, null]);
    const steps = [PASSED, { ...DENIED, step: 'authorization' } as const];
    await runOnce(register, 'target-1', { id: '2', startedAt: day(2), state: 'failed', steps });
    expect(await told()).toEqual([day(1) + 1000, day(1) + 1000, 'class-access-denied']);
    // A run that goes on has not failed, and has not brought anything either.
    await register.beginRun({ id: '3', targetId: 'target-1', trigger: 'manual', startedAt: day(3) });
    expect(await told()).toEqual([day(1) + 1000, day(1) + 1000, 'class-access-denied']);
  });

  test('one that is resumed is awaited from then on', async () => {
    const { watched, save, now } = await registerAt();
    now.at = day(3);
    await save({ paused: true });
    expect(await watched()).toMatchObject([{ paused: true, awaitedSince: day(0) }]);
    now.at = day(8);
    await save();
    expect(await watched()).toMatchObject([{ paused: false, awaitedSince: day(8) }]);
    now.at = day(9);
    await save({ intervalMinutes: 5 });
    expect(await watched()).toMatchObject([{ awaitedSince: day(8) }]);
  });

  test('the time during which the server was away is held against none but those that failed', async () => {
    const folder = await temporaryFolder();
    const first = await openRegister({ folder, mode: 'write', replay, clock: () => day(0) });
    const site = await first.ensureSite('Mairie');
    for (const name of ['well', 'failing']) {
      await first.saveTarget({ ...targetOf(site.id, name, { id: name }), nextRunAt: null });
      await runOnce(first, name, { id: `${name} 1`, startedAt: day(1) });
    }
    await runOnce(first, 'failing', { id: 'failing 2', startedAt: day(2), state: 'failed' });
    await first.close();
    const second = await openTestRegister(folder, () => day(30));
    const { targets } = await second.snapshot({});
    expect(targets.map(({ id, awaitedSince }) => [id, awaitedSince])).toEqual([
      ['well', day(30)],
      ['failing', day(1) + 1000],
    ]);
  });

  test('the license server of that name is known, under each of its names', async () => {
    const { register, watched, save } = await registerAt();
    await importAll(register, [
      {
        at: day(1),
        batch: { licenseServers: [{ ...SERVER, host: 'rdl01.lab.test' }] },
        coverage: [covers('license-server', 'rdl01.lab.test')],
      },
      {
        at: day(2),
        batch: { licenseServers: [{ ...SERVER, host: 'rdl01' }] },
        coverage: [covers('license-server', 'rdl01')],
      },
    ]);
    const [server] = await register.licenseServers({});
    for (const name of ['RDL01.lab.test', 'RDL01']) {
      await save({ name });
      expect(await watched()).toMatchObject([{ licenseServerId: server?.id }]);
    }
    // A directory is not one of its servers.
    await save({ kind: 'directory' });
    expect(await watched()).toMatchObject([{ licenseServerId: null }]);
  });
});

describe('accounts that hold a CAL', () => {
  const cals = [
    { user: 'active', disabled: false, deleted: false },
    { user: 'disabled', disabled: true, deleted: false },
    { user: 'deleted', disabled: false, deleted: true },
    { user: 'both', disabled: true, deleted: true },
    { user: 'expired', disabled: true, expirationDate: day(5) },
    { user: 'unknown expiry', disabled: true, expirationDate: null },
    { user: 'not read', disabled: null, deleted: null },
    { user: 'elsewhere', disabled: true, managingServer: 'unheard of' },
    { user: 'nowhere', deleted: true, managingServer: null },
  ].map((cal) => ({ ...USER_CAL, managingServer: '00252-EX', ...cal }));

  async function withAccounts() {
    const register = await openTestRegister(undefined, () => day(10));
    const { site } = await importAll(register, [
      {
        at: day(1),
        batch: { licenseServers: [{ ...SERVER, productId: '00252-EX' }] },
        coverage: [covers('license-server', 'rdl01')],
      },
      {
        at: day(2),
        batch: { userCals: cals },
        coverage: [covers('user-cals', null)],
      },
    ]);
    return { register, site };
  }

  test('are counted by license server, those that expired left out', async () => {
    const { register, site } = await withAccounts();
    const [server] = await register.licenseServers({});
    const source = { observationId: expect.any(String), observedAt: day(2), method: 'collector-json' };
    const known = { site: site.id, licenseServerId: server?.id, host: 'rdl01', source };
    const unknown = { site: site.id, licenseServerId: null, host: null, source };
    const { accounts } = await register.snapshot({});
    expect(accounts).toHaveLength(2);
    expect(accounts).toEqual(
      expect.arrayContaining([
        { ...known, disabled: 1, deleted: 2 },
        { ...unknown, disabled: 1, deleted: 1 },
      ]),
    );
  });

  test('are counted as of an instant', async () => {
    const { register } = await withAccounts();
    await importAll(register, [
      { at: day(6), batch: { userCals: [] }, coverage: [covers('user-cals', null)] },
    ]);
    const counts = async (asOf: number) =>
      (await register.snapshot({ asOf })).accounts.map(({ disabled, deleted }) => disabled + deleted).sort();
    expect(await counts(day(1))).toEqual([]);
    // The CAL that expires on the fifth day still counts.
    expect(await counts(day(2) + HOUR)).toEqual([2, 4]);
    expect(await counts(day(5) + HOUR)).toEqual([2, 3]);
    expect(await counts(day(7))).toEqual([]);
  });
});

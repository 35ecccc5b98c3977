import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/store/index.ts';
import { day, replay } from './documents.ts';
import { everyPage } from './dump.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';
import { DENIED, PASSED, READ, runOnce, targetOf } from './targets.ts';

const CREDENTIAL = {
  id: 'credential-1',
  name: 'Collecte',
  kind: 'password',
  user: 'LAB\\calepin',
  sealed: 'sealed text',
  at: day(0),
} as const;

async function withTarget() {
  const register = await openTestRegister();
  const site = await register.ensureSite('Mairie');
  const target = targetOf(site.id, 'rdl01');
  await register.saveTarget({ ...target, nextRunAt: day(1) });
  return { register, site, target };
}

describe('credentials', () => {
  test('are listed without their secret, with how many targets use them', async () => {
    const { register, target } = await withTarget();
    await register.saveCredential(CREDENTIAL);
    await register.saveTarget({ ...target, credentialId: CREDENTIAL.id, nextRunAt: null });
    expect(await register.credentials()).toEqual([
      {
        id: 'credential-1',
        name: 'Collecte',
        kind: 'password',
        user: 'LAB\\calepin',
        changedAt: day(0),
        targets: 1,
      },
    ]);
    expect(JSON.stringify([await register.credentials(), await register.targets({})])).not.toContain(
      'sealed',
    );
    expect(await register.sealedSecret('credential-1')).toEqual({
      user: 'LAB\\calepin',
      sealed: 'sealed text',
    });
    expect(await register.sealedSecret('another')).toBeNull();
  });

  test('keep their secret when another name is given, and take a new one', async () => {
    const register = await openTestRegister();
    await register.saveCredential(CREDENTIAL);
    await register.saveCredential({ ...CREDENTIAL, name: 'Autre', sealed: null, at: day(2) });
    expect(await register.credentials()).toMatchObject([{ name: 'Autre', changedAt: day(2) }]);
    expect(await register.sealedSecret('credential-1')).toMatchObject({ sealed: 'sealed text' });
    await register.saveCredential({ ...CREDENTIAL, sealed: 'newer' });
    expect(await register.sealedSecret('credential-1')).toMatchObject({ sealed: 'newer' });
  });

  test('without any secret are refused', async () => {
    const register = await openTestRegister();
    await expect(register.saveCredential({ ...CREDENTIAL, sealed: null })).rejects.toMatchObject({
      code: 'unknown-credential',
    });
    expect(await register.credentials()).toEqual([]);
  });

  test('stay while a target uses them', async () => {
    const { register, target } = await withTarget();
    await register.saveCredential(CREDENTIAL);
    await register.saveTarget({ ...target, credentialId: CREDENTIAL.id, nextRunAt: null });
    expect(await register.removeCredential(CREDENTIAL.id)).toBe(false);
    expect(await register.sealedSecret(CREDENTIAL.id)).not.toBeNull();
    await register.removeTarget(target.id);
    expect(await register.removeCredential(CREDENTIAL.id)).toBe(true);
    expect(await register.credentials()).toEqual([]);
  });
});

describe('targets', () => {
  test('come back as they were given', async () => {
    const register = await openTestRegister();
    const site = await register.ensureSite('Mairie');
    await register.saveCredential(CREDENTIAL);
    const target = targetOf(site.id, 'rdl01', {
      address: '192.0.2.7',
      port: 5986,
      path: '/rdl01/wsman',
      credentialId: CREDENTIAL.id,
      ca: '-----BEGIN CERTIFICATE-----',
      allowUnencrypted: true,
      origin: 'directory',
    });
    await register.saveTarget({ ...target, nextRunAt: day(3) });
    const record = {
      ...target,
      nextRunAt: day(3),
      activeSince: target.createdAt,
      failures: 0,
      lastSuccessAt: null,
      lastRun: null,
    };
    expect(await register.target(target.id)).toEqual(record);
    expect(await register.targets({ site: site.id })).toEqual([record]);
    expect(await register.targets({ site: 'another' })).toEqual([]);
    expect(await register.target('another')).toBeNull();
  });

  test('are replaced with their past kept', async () => {
    const { register, target } = await withTarget();
    await runOnce(register, target.id, { id: 'run-1', startedAt: day(1) });
    await register.saveTarget({ ...target, intervalMinutes: 5, nextRunAt: day(4) });
    expect(await register.target(target.id)).toMatchObject({
      intervalMinutes: 5,
      nextRunAt: day(4),
      lastSuccessAt: day(1) + 1000,
      lastRun: { id: 'run-1' },
    });
  });

  test.each([
    ['the same name', 'rdl01'],
    ['the same name in capitals', 'RDL01'],
    ['the same name as DNS also writes it', ' rdl01. '],
  ])('twice are refused: %s', async (_, name) => {
    const { register, site, target } = await withTarget();
    await expect(
      register.saveTarget({ ...targetOf(site.id, name), id: 'other', nextRunAt: null }),
    ).rejects.toMatchObject({ name: 'RegisterError', code: 'duplicate-target', facts: { id: target.id } });
    expect(await register.targets({})).toHaveLength(1);
  });

  test('of the same name are not one in another site or of another kind', async () => {
    const { register, site } = await withTarget();
    const other = await register.ensureSite('Région');
    await register.saveTarget({ ...targetOf(other.id, 'rdl01'), id: 'b', nextRunAt: null });
    await register.saveTarget({
      ...targetOf(site.id, 'rdl01', { kind: 'directory' }),
      id: 'c',
      nextRunAt: null,
    });
    expect(await register.targets({})).toHaveLength(3);
  });

  test('of an unknown site or with unknown credentials are refused', async () => {
    const { register, target } = await withTarget();
    await expect(register.saveTarget({ ...target, site: 'nowhere', nextRunAt: null })).rejects.toMatchObject({
      code: 'unknown-site',
    });
    await expect(
      register.saveTarget({ ...target, credentialId: 'none', nextRunAt: null }),
    ).rejects.toMatchObject({ code: 'unknown-credential' });
  });

  test('go with their runs, and with their site', async () => {
    const { register, site, target } = await withTarget();
    await runOnce(register, target.id, { id: 'run-1', startedAt: day(1) });
    await register.saveTarget({ ...targetOf(site.id, 'rdl02'), nextRunAt: null });
    await runOnce(register, 'target-rdl02', { id: 'run-2', startedAt: day(1) });
    await register.removeTarget(target.id);
    await register.removeTarget('another');
    expect((await register.runs({ limit: 10 })).rows.map(({ id }) => id)).toEqual(['run-2']);
    await register.removeSite(site.id);
    expect(await register.targets({})).toEqual([]);
    expect(await register.run('run-2')).toBeNull();
  });

  test('are due when they are told to be', async () => {
    const { register, target } = await withTarget();
    await register.setNextRun(target.id, null);
    await register.setNextRun('another', day(9));
    expect(await register.target(target.id)).toMatchObject({ nextRunAt: null });
  });
});

describe('runs', () => {
  test('tell their steps as they were told', async () => {
    const { register, target } = await withTarget();
    await register.beginRun({ id: 'run-1', targetId: target.id, trigger: 'manual', startedAt: day(1) });
    const running = {
      id: 'run-1',
      targetId: target.id,
      trigger: 'manual',
      state: 'running',
      startedAt: day(1),
      endedAt: null,
      steps: [],
      rows: 0,
      bytes: 0,
      importId: null,
      unchanged: false,
    };
    expect(await register.run('run-1')).toEqual(running);
    const told = {
      steps: [PASSED, READ, DENIED, { ...DENIED, subject: null, problem: null, state: 'skipped' } as const],
      rows: 4,
      bytes: 1234,
      importId: 'import-1',
      unchanged: true,
    };
    await register.endRun({ id: 'run-1', state: 'partial', endedAt: day(2), nextRunAt: day(3), ...told });
    const ended = { ...running, ...told, state: 'partial', endedAt: day(2) };
    expect(await register.run('run-1')).toEqual(ended);
    expect((await register.target(target.id))?.lastRun).toEqual(ended);
  });

  test('settle their target', async () => {
    const { register, target } = await withTarget();
    const settled = async () => {
      const record = await register.target(target.id);
      return [record?.failures, record?.lastSuccessAt, record?.nextRunAt];
    };
    await runOnce(register, target.id, { id: '1', startedAt: day(1), state: 'failed', steps: [DENIED] });
    await runOnce(register, target.id, { id: '2', startedAt: day(2), state: 'failed' });
    expect(await settled()).toEqual([2, null, day(2) + 3_600_000]);
    await runOnce(register, target.id, { id: '3', startedAt: day(3), state: 'interrupted' });
    expect(await settled()).toEqual([2, null, day(3) + 3_600_000]);
    await runOnce(register, target.id, { id: '4', startedAt: day(4), state: 'partial' });
    expect(await settled()).toEqual([0, day(4) + 1000, day(4) + 3_600_000]);
    await runOnce(register, target.id, { id: '5', startedAt: day(5), state: 'failed' });
    expect(await settled()).toEqual([1, day(4) + 1000, day(5) + 3_600_000]);
  });

  test('do not make a target due that was paused meanwhile', async () => {
    const { register, target } = await withTarget();
    await register.beginRun({ id: 'run-1', targetId: target.id, trigger: 'schedule', startedAt: day(1) });
    await register.saveTarget({ ...target, paused: true, nextRunAt: null });
    await register.endRun({
      id: 'run-1',
      state: 'done',
      endedAt: day(1),
      nextRunAt: day(2),
      steps: [],
      rows: 0,
      bytes: 0,
      importId: null,
      unchanged: false,
    });
    expect(await register.target(target.id)).toMatchObject({ nextRunAt: null, lastSuccessAt: day(1) });
  });

  test('of a target that was removed meanwhile end without a word', async () => {
    const { register, target } = await withTarget();
    await register.beginRun({ id: 'run-1', targetId: target.id, trigger: 'schedule', startedAt: day(1) });
    await register.removeTarget(target.id);
    await register.endRun({
      id: 'run-1',
      state: 'done',
      endedAt: day(1),
      nextRunAt: day(2),
      steps: [],
      rows: 0,
      bytes: 0,
      importId: null,
      unchanged: false,
    });
    expect(await register.run('run-1')).toBeNull();
  });

  test('end once, and belong to a target', async () => {
    const { register, target } = await withTarget();
    await runOnce(register, target.id, { id: 'run-1', startedAt: day(1) });
    const again = register.endRun({
      id: 'run-1',
      state: 'failed',
      endedAt: day(2),
      nextRunAt: null,
      steps: [],
      rows: 0,
      bytes: 0,
      importId: null,
      unchanged: false,
    });
    await expect(again).rejects.toMatchObject({ code: 'run-not-running' });
    const lost = register.beginRun({
      id: 'run-2',
      targetId: 'none',
      trigger: 'manual',
      startedAt: day(1),
    });
    await expect(lost).rejects.toMatchObject({ code: 'unknown-target' });
  });

  test('that something dead left are interrupted: by the next one, and by the next opening', async () => {
    const folder = await temporaryFolder();
    const first = await openRegister({ folder, mode: 'write', replay, clock: () => day(5) });
    const site = await first.ensureSite('Mairie');
    await first.saveTarget({ ...targetOf(site.id, 'rdl01'), nextRunAt: day(1) });
    const begin = { targetId: 'target-rdl01', trigger: 'schedule' } as const;
    await first.beginRun({ ...begin, id: 'run-1', startedAt: day(1) });
    await first.beginRun({ ...begin, id: 'run-2', startedAt: day(2) });
    expect(await first.run('run-1')).toMatchObject({ state: 'interrupted', endedAt: day(2) });
    await first.close();
    const reader = await openRegister({ folder, mode: 'read', replay });
    expect(await reader.run('run-2')).toMatchObject({ state: 'running' });
    await reader.close();
    const second = await openTestRegister(folder, () => day(9));
    expect(await second.run('run-2')).toMatchObject({ state: 'interrupted', endedAt: day(9) });
    // It was due when it was interrupted, and still is.
    expect(await second.target('target-rdl01')).toMatchObject({ nextRunAt: day(1), failures: 0 });
  });

  test('are paged from the latest, by target, site and state', async () => {
    const { register, site, target } = await withTarget();
    const other = await register.ensureSite('Région');
    await register.saveTarget({ ...targetOf(other.id, 'rdl09'), nextRunAt: null });
    for (let n = 0; n < 20; n++) {
      const state = n % 5 === 0 ? 'failed' : 'done';
      const targetId = n % 2 === 0 ? target.id : 'target-rdl09';
      await runOnce(register, targetId, { id: `run-${n}`, startedAt: day(n), state });
    }
    const ids = async (filter: Parameters<typeof register.runs>[0]) =>
      (await everyPage((page) => register.runs({ ...filter, ...page }), 3)).map(({ id }) => id.slice(4));
    const limit = 3;
    expect(await ids({ limit })).toEqual(Array.from({ length: 20 }, (_, n) => String(19 - n)));
    expect(await ids({ limit, targetId: target.id, state: 'failed' })).toEqual(['10', '0']);
    expect(await ids({ limit, site: other.id, state: 'failed' })).toEqual(['15', '5']);
    expect(await ids({ limit, site: site.id })).toHaveLength(10);
    expect(await ids({ limit, state: 'running' })).toEqual([]);
    const { next } = await register.runs({ limit: 1 });
    await expect(register.runs({ limit: 1, state: 'done', cursor: next ?? '' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('are kept to a bound: the latest, and those that told something lately', async () => {
    const { register, target } = await withTarget();
    const minute = 60_000;
    // A failure long ago, one lately, then runs that told nothing new.
    await runOnce(register, target.id, { id: 'old', startedAt: day(1), state: 'failed' });
    await runOnce(register, target.id, { id: 'lately', startedAt: day(60), state: 'failed' });
    await runOnce(register, target.id, { id: 'brought', startedAt: day(60) + 1 });
    await runOnce(register, target.id, { id: 'quiet', startedAt: day(60) + 2, unchanged: true });
    for (let n = 0; n < 200; n++) {
      await runOnce(register, target.id, {
        id: `run-${n}`,
        startedAt: day(61) + n * minute,
        unchanged: true,
      });
    }
    const kept = (await everyPage((page) => register.runs(page), 500)).map(({ id }) => id);
    expect(kept).toHaveLength(202);
    expect(kept.slice(-3)).toEqual(['run-0', 'brought', 'lately']);
    // Of other targets nothing is dropped.
    await register.saveTarget({ ...targetOf(target.site, 'rdl02'), nextRunAt: null });
    await runOnce(register, 'target-rdl02', { id: 'other', startedAt: day(100) });
    expect(await everyPage((page) => register.runs(page), 500)).toHaveLength(203);
  });

  test('change the ETag of pages, not the figures', async () => {
    const { register, target } = await withTarget();
    const [everything, figures] = [await register.revision(), await register.figuresRevision()];
    await runOnce(register, target.id, { id: 'run-1', startedAt: day(1) });
    expect(await register.revision()).not.toBe(everything);
    expect(await register.figuresRevision()).toBe(figures);
  });
});

test('a register opened for reading refuses to write', async () => {
  const folder = await temporaryFolder();
  await (await openRegister({ folder, mode: 'write', replay })).close();
  const reader = await openRegister({ folder, mode: 'read', replay });
  await expect(reader.setNextRun('any', null)).rejects.toMatchObject({ code: 'read-only' });
  await expect(reader.removeCredential('any')).rejects.toMatchObject({ code: 'read-only' });
  expect(await reader.targets({})).toEqual([]);
  await reader.close();
});

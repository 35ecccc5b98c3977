import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@calepin/core';
import { expect, onTestFinished, test } from 'vitest';
import { replayReader } from '../src/collect/replay-reader.ts';
import { localWorkshop } from '../src/jobs/local-workshop.ts';
import { threadWorkshop } from '../src/jobs/thread-workshop.ts';
import type { Workshop } from '../src/jobs/workshop.ts';
import { BY_ITSELF, openRegister } from '../src/store/index.ts';
import { targetOf } from './store/targets.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 5, 1);

/** What a license server shows; nothing in it tells when. */
const documentOf = (issued: number): string =>
  JSON.stringify({
    calepin: { schema: 1, collector: '1.0.0' },
    collectedAt: null,
    host: 'rdl01',
    keyPacks: [
      { host: 'rdl01', KeyPackId: 3, KeyPackType: 2, ProductType: 1, ProductVersionID: 7, TotalLicenses: 10 },
    ].map((pack) => ({ ...pack, IssuedLicenses: issued, AvailableLicenses: 10 - issued })),
    read: [{ host: 'rdl01', class: 'Win32_TSLicenseKeyPack', complete: true, count: 1 }],
    unread: [],
  });

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const HERE = async (data: string): Promise<Workshop> =>
  localWorkshop(await openRegister({ folder: data, mode: 'write', replay: replayReader }), Date.now);

const WORKSHOPS: [string, (data: string) => Promise<Workshop>][] = [
  ['in this thread', HERE],
  ['in worker threads', (data) => threadWorkshop(data)],
];

/** A site that an import of a person made, and what collecting one of its license servers brings. */
async function room(open: (data: string) => Promise<Workshop>) {
  const folder = await temporaryFolder();
  const workshop = await open(join(folder, 'data'));
  onTestFinished(async () => void (await workshop.close()));
  const site = { name: 'Mairie', example: false };
  const given = async (origin: 'collect' | 'file', text: string, observedAt: Instant) => {
    const path = join(folder, 'spooled.json');
    await writeFile(path, text);
    const upload = { path, name: 'rdl01.json', size: text.length, modifiedAt: null };
    return workshop.import({
      site,
      origin,
      by: BY_ITSELF,
      documents: [{ upload, index: null, host: 'rdl01', observedAt }],
    });
  };
  await given('file', documentOf(1), START);
  const seen = async (asOf?: Instant) =>
    (await workshop.reads.licenseServers(asOf === undefined ? {} : { asOf }))[0]?.keyPacksSeen?.observedAt;
  const originals = async () =>
    (await readdir(join(folder, 'data', 'originals'), { recursive: true })).filter((name) =>
      name.endsWith('.zst'),
    ).length;
  const listed = async () => (await workshop.reads.imports({ limit: 50 })).rows.map(({ origin }) => origin);
  return { folder, workshop, site, given, seen, originals, listed };
}

test.each(WORKSHOPS)(
  'an unchanged collection is no import, and its figures are as fresh (%s)',
  async (_, open) => {
    const { workshop, given, seen, originals, listed } = await room(open);
    const first = await given('collect', documentOf(2), START + HOUR);
    expect(first.record).toMatchObject({ origin: 'collect', state: 'done' });
    expect([await listed(), await originals()]).toEqual([['collect', 'file'], 2]);
    const figures = await workshop.position({});

    for (const hour of [2, 3]) {
      const again = await given('collect', documentOf(2), START + hour * HOUR);
      expect(again.record).toBeNull();
      expect(again.documents).toMatchObject([
        { kind: 'folded', result: { folded: false, changes: { keyPacks: { unchanged: 1, changed: 0 } } } },
      ]);
    }
    expect([await listed(), await originals()]).toEqual([['collect', 'file'], 2]);
    expect(await seen()).toBe(START + 3 * HOUR);
    expect(await seen(START + 3 * HOUR - 1)).toBe(START + 2 * HOUR);
    expect(await seen(START + HOUR)).toBe(START + HOUR);
    // No figure changed: what was computed for the pages still holds.
    expect(await workshop.position({})).toEqual(figures);

    const changed = await given('collect', documentOf(3), START + 4 * HOUR);
    expect(changed.record?.observations[0]?.changes.keyPacks).toMatchObject({ changed: 1 });
    expect(await listed()).toEqual(['collect', 'collect', 'file']);
    expect((await workshop.position({})).rows).toMatchObject([{ issued: 3 }]);
  },
);

test('undoing the import of a collection takes what confirmed it away', async () => {
  const { workshop, given, seen } = await room(HERE);
  const { record } = await given('collect', documentOf(2), START + HOUR);
  await given('collect', documentOf(2), START + 2 * HOUR);
  await workshop.writesAs(BY_ITSELF).undoImport(record?.id ?? '');
  expect(await seen()).toBe(START);
  // The next collection brings it anew.
  expect((await given('collect', documentOf(2), START + 3 * HOUR)).record?.state).toBe('done');
  expect([await seen(), await seen(START + 2 * HOUR)]).toEqual([START + 3 * HOUR, START]);
});

test('after a person imported something of the same license server, a collection tells again what it sees', async () => {
  const { given, seen, listed } = await room(HERE);
  await given('collect', documentOf(2), START + HOUR);
  await given('file', documentOf(1), START + 2 * HOUR);
  expect((await given('collect', documentOf(2), START + 3 * HOUR)).record?.state).toBe('done');
  expect((await given('collect', documentOf(2), START + 4 * HOUR)).record).toBeNull();
  expect(await listed()).toEqual(['collect', 'file', 'collect', 'file']);
  expect(await seen()).toBe(START + 4 * HOUR);
});

test('a collection that only confirms what a person imported is left out of the list', async () => {
  const { workshop, given, listed, seen } = await room(HERE);
  // Other bytes that say the same.
  expect((await given('collect', ` ${documentOf(1)}`, START + HOUR)).record?.state).toBe('done');
  expect(await listed()).toEqual(['file']);
  expect((await workshop.reads.imports({ limit: 50, unchanged: true })).rows).toHaveLength(2);
  expect(await seen()).toBe(START + HOUR);
});

test('a site that was removed while it was collected does not come back', async () => {
  const { workshop, given } = await room(HERE);
  const [site] = await workshop.reads.sites();
  await workshop.writesAs(BY_ITSELF).removeSite(site?.id ?? '');
  await expect(given('collect', documentOf(2), START + HOUR)).rejects.toMatchObject({ code: 'unknown-site' });
  expect(await workshop.reads.sites()).toEqual([]);
});

test.each(WORKSHOPS)(
  'collections leave the findings alone until they are evaluated (%s)',
  async (_, open) => {
    const { workshop, given } = await room(open);
    await given('collect', documentOf(10), START + HOUR);
    const rules = async () =>
      (await workshop.reads.findings({ limit: 10, state: 'open' })).rows.map(({ rule }) => rule);
    expect(await rules()).not.toContain('exhausted');
    const [site] = await workshop.reads.sites();
    await workshop.evaluateSite(site?.id ?? '', Date.now());
    await workshop.evaluateSite('none', Date.now());
    expect(await rules()).toContain('exhausted');
  },
);

test.each(WORKSHOPS)('targets, credentials and runs are read and written (%s)', async (_, open) => {
  const { workshop } = await room(open);
  const { reads, runs } = workshop;
  const writes = workshop.writesAs(BY_ITSELF);
  const [site] = await reads.sites();
  await writes.saveCredential({
    id: 'credential',
    name: 'Collecte',
    kind: 'password',
    user: 'LAB\\calepin',
    sealed: 'sealed',
    at: START,
  });
  const target = targetOf(site?.id ?? '', 'rdl01', { credentialId: 'credential', createdAt: START });
  await writes.saveTarget({ ...target, nextRunAt: START });
  await expect(writes.saveTarget({ ...target, id: 'twin', nextRunAt: START })).rejects.toMatchObject({
    name: 'RegisterError',
    code: 'duplicate-target',
  });
  await runs.beginRun({ id: 'run-1', targetId: target.id, trigger: 'manual', startedAt: START });
  expect(await reads.run('run-1')).toMatchObject({ state: 'running' });
  await runs.endRun({
    id: 'run-1',
    state: 'failed',
    endedAt: START + 1,
    nextRunAt: START + HOUR,
    steps: [],
    rows: 0,
    bytes: 0,
    importId: null,
    unchanged: false,
  });
  await runs.setNextRun(target.id, START + 2 * HOUR);
  expect(await reads.target(target.id)).toMatchObject({ failures: 1, nextRunAt: START + 2 * HOUR });
  expect((await reads.runs({ limit: 5 })).rows).toHaveLength(1);
  expect(await reads.sealedSecret('credential')).toEqual({ user: 'LAB\\calepin', sealed: 'sealed' });
  expect(await writes.removeCredential('credential')).toBe(false);
  await writes.removeTarget(target.id);
  expect(await writes.removeCredential('credential')).toBe(true);
  expect([await reads.targets({}), await reads.credentials()]).toEqual([[], []]);
});

test('a target that is silent is a finding, which closes once it is paused', async () => {
  const { workshop } = await room(HERE);
  const [site] = await workshop.reads.sites();
  const target = targetOf(site?.id ?? '', 'rdl99', { createdAt: Date.now() - 48 * HOUR });
  await workshop.writesAs(BY_ITSELF).saveTarget({ ...target, nextRunAt: null });
  await workshop.runs.beginRun({ id: '1', targetId: target.id, trigger: 'manual', startedAt: Date.now() });
  await workshop.runs.endRun({
    id: '1',
    state: 'failed',
    endedAt: Date.now(),
    nextRunAt: null,
    steps: [],
    rows: 0,
    bytes: 0,
    importId: null,
    unchanged: false,
  });
  const silent = async () =>
    (await workshop.reads.findings({ limit: 10, state: 'open' })).rows.filter(
      ({ rule }) => rule === 'target-silent',
    );
  await workshop.evaluateSite(target.site, Date.now());
  expect(await silent()).toMatchObject([{ severity: 'critical', subject: { targetId: target.id } }]);
  await workshop.writesAs(BY_ITSELF).saveTarget({ ...target, paused: true, nextRunAt: null });
  expect(await silent()).toEqual([]);
});

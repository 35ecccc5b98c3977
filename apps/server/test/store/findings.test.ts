import type { Finding, Severity } from '@calepin/core';
import { DEFAULT_SETTINGS } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import type { Register } from '../../src/store/index.ts';
import { day, importAll, packs } from './documents.ts';
import { everyPage } from './dump.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';

const finding = (site: string, name: string, rest: Partial<Finding> = {}): Finding => ({
  id: `low-availability:${site}:${name}`,
  rule: 'low-availability',
  severity: 'warning',
  subject: {
    site,
    licenseServer: null,
    keyPackId: null,
    keyPackRef: null,
    calType: 'per-user',
    productVersionId: 7,
    label: name,
    targetId: null,
  },
  facts: { available: 3 },
  since: day(0),
  ...rest,
});

async function room() {
  const register = await openTestRegister();
  const site = (await register.ensureSite('Mairie')).id;
  const at = async (number: number, ...names: string[]) => {
    await register.recordFindings(
      names.map((name) => finding(site, name)),
      site,
      day(number),
    );
  };
  const shown = async (request: Parameters<Register['findings']>[0] = { limit: 50 }) =>
    (await register.findings(request)).rows.map((row) => [row.subject.label, row.openedAt, row.closedAt]);
  const events = async (name: string) =>
    (await register.finding(finding(site, name).id))?.history.map(({ event, at: on }) => [event, on]);
  return { register, site, at, shown, events };
}

describe('findings over time', () => {
  test('open when they begin, close when they no longer hold, and open again', async () => {
    const { at, shown, events } = await room();
    await at(1, 'a', 'b');
    await at(2, 'b');
    await at(3, 'b');
    await at(4, 'a', 'b');
    expect(await shown()).toEqual([
      ['a', day(4), null],
      ['b', day(1), null],
    ]);
    expect(await events('a')).toEqual([
      ['opened', day(1)],
      ['closed', day(2)],
      ['reopened', day(4)],
    ]);
    expect(await events('b')).toEqual([['opened', day(1)]]);
  });

  test('are shown as they were on a day', async () => {
    const { at, shown } = await room();
    await at(1, 'a');
    await at(3);
    await at(5, 'a');
    const on = async (number: number) => ({
      open: await shown({ limit: 9, asOf: day(number) }),
      closed: await shown({ limit: 9, asOf: day(number), state: 'closed' }),
    });
    expect(await on(0)).toEqual({ open: [], closed: [] });
    expect(await on(2)).toEqual({ open: [['a', day(1), null]], closed: [] });
    expect(await on(3)).toEqual({ open: [], closed: [['a', day(1), day(3)]] });
    expect(await on(5)).toEqual({ open: [['a', day(5), null]], closed: [] });
    expect(await shown({ limit: 9, state: 'all' })).toEqual([['a', day(5), null]]);
  });

  test('of the past are not rewritten by an older evaluation', async () => {
    const { at, shown } = await room();
    await at(5, 'a');
    await at(3);
    await at(4, 'b');
    expect(await shown()).toEqual([['a', day(5), null]]);
  });

  test('of a clock that was wrong do not stop later ones', async () => {
    const { at, shown } = await room();
    // The register's clock says day 1000.
    await at(9999, 'a');
    await at(5, 'b');
    expect(await shown()).toEqual([['b', day(5), null]]);
  });

  test('that say the same again change nothing, not even the revision', async () => {
    const { register, at } = await room();
    await at(1, 'a');
    const before = await register.revision();
    await at(2, 'a');
    expect(await register.revision()).toBe(before);
  });

  test('follow their severity and facts while they last', async () => {
    const { register, site, at } = await room();
    await at(1, 'a');
    await register.recordFindings(
      [finding(site, 'a', { severity: 'critical', facts: { available: 0 } })],
      site,
      day(2),
    );
    expect((await register.findings({ limit: 9 })).rows).toMatchObject([
      { severity: 'critical', facts: { available: 0 }, openedAt: day(1) },
    ]);
  });

  test('of one site do not close those of another', async () => {
    const { register, at, shown } = await room();
    await at(1, 'a');
    const other = (await register.ensureSite('Autre')).id;
    await register.recordFindings([], other, day(2));
    expect(await shown()).toHaveLength(1);
    expect(await shown({ limit: 9, site: other })).toEqual([]);
  });

  test('come the most severe first, then the newest, page by page', async () => {
    const { register, site } = await room();
    const severities: readonly Severity[] = ['info', 'critical', 'warning'];
    for (let number = 1; number <= 9; number++) {
      const all = Array.from({ length: number }, (_, index) =>
        finding(site, `${index + 1}`, { severity: severities[index % 3] ?? 'info' }),
      );
      await register.recordFindings(all, site, day(number));
    }
    const found = await everyPage((page) => register.findings(page), 2);
    expect(found.map((row) => row.subject.label)).toEqual(['8', '5', '2', '9', '6', '3', '7', '4', '1']);
    const { next } = await register.findings({ limit: 2 });
    await expect(register.findings({ limit: 2, state: 'all', cursor: next ?? '' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });
});

describe('an acknowledgement', () => {
  const given = { at: day(2), by: 'local', reason: 'on order' };

  test('stays while the finding lasts, and ends with it', async () => {
    const { register, site, at, events } = await room();
    const { id } = finding(site, 'a');
    await at(1, 'a');
    expect(await register.acknowledge(id, given)).toMatchObject({ id, acknowledgement: given });
    await at(3, 'a');
    expect((await register.finding(id))?.acknowledgement).toEqual(given);
    await at(4);
    await at(5, 'a');
    expect((await register.finding(id))?.acknowledgement).toBeNull();
    expect((await events('a'))?.map(([event]) => event)).toEqual([
      'opened',
      'acknowledged',
      'closed',
      'reopened',
    ]);
  });

  test('is taken back once', async () => {
    const { register, site, at, events } = await room();
    const { id } = finding(site, 'a');
    await at(1, 'a');
    await register.acknowledge(id, given);
    expect(await register.removeAcknowledgement(id, 'local', day(3))).toMatchObject({
      acknowledgement: null,
    });
    await register.removeAcknowledgement(id, 'local', day(4));
    expect((await events('a'))?.map(([event]) => event)).toEqual([
      'opened',
      'acknowledged',
      'acknowledgement-removed',
    ]);
  });

  test('of an unknown finding is none', async () => {
    const { register } = await room();
    expect(await register.acknowledge('none', given)).toBeNull();
    expect(await register.removeAcknowledgement('none', 'local', day(1))).toBeNull();
    expect(await register.finding('none')).toBeNull();
  });
});

describe('sites and settings', () => {
  test('a site is found by its name, whatever its case', async () => {
    const register = await openTestRegister();
    const site = await register.ensureSite(' Mairie de Valbrume ');
    expect(site.name).toBe('Mairie de Valbrume');
    const before = await register.revision();
    expect(await register.ensureSite('MAIRIE DE VALBRUME', { example: true })).toEqual(site);
    expect(await register.revision()).toBe(before);
    expect(await register.sites()).toEqual([site]);
  });

  test('a site leaves with all that it holds, and nothing else', async () => {
    const register = await openTestRegister();
    const { site } = await importAll(register, [packs(day(1), 'rdl01', [{}])], 'Mairie');
    await importAll(register, [packs(day(1), 'rdl01', [{}])], 'Autre');
    await register.recordFindings([finding(site.id, 'a')], site.id, day(1));
    await register.saveSettings({
      ...DEFAULT_SETTINGS,
      thresholds: [
        ...DEFAULT_SETTINGS.thresholds,
        { site: site.id, calType: null, productVersionId: null, level: { unit: 'licenses', value: 5 } },
      ],
    });
    await register.removeSite(site.id);
    expect((await register.sites()).map(({ name }) => name)).toEqual(['Autre']);
    expect(await register.licenseServers({})).toHaveLength(1);
    expect((await register.imports({ limit: 9 })).rows).toHaveLength(1);
    expect((await register.findings({ limit: 9, state: 'all' })).rows).toEqual([]);
    expect(await register.settings()).toEqual(DEFAULT_SETTINGS);
    await expect(register.removeSite(site.id)).rejects.toMatchObject({ code: 'unknown-site' });
  });

  test('settings outlive the process', async () => {
    const folder = await temporaryFolder();
    const register = await openTestRegister(folder);
    expect(await register.settings()).toEqual(DEFAULT_SETTINGS);
    await register.saveSettings({ ...DEFAULT_SETTINGS, staleAfterDays: 3 });
    await register.close();
    expect((await (await openTestRegister(folder)).settings()).staleAfterDays).toBe(3);
  });
});

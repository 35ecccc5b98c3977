import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import {
  type AuditContext,
  type AuditEvent,
  type ChainVerification,
  REGISTER_FILE,
  type Register,
  verifyChain,
} from '../../src/store/index.ts';
import { day, importAll, packs } from './documents.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';
import { targetOf } from './targets.ts';

const AMELIE: AuditContext = {
  actor: { kind: 'person', name: null },
  origin: { address: '127.0.0.1', program: 'Firefox', request: 'request-1' },
};
const SECRET = 'age-encryption.org/v1 sealed-secret';
const CREDENTIAL = { id: 'c', name: 'Collecte', kind: 'password', user: 'LAB\\calepin', at: day(1) } as const;

async function events(register: Register): Promise<AuditEvent[]> {
  return (await register.auditEvents({ limit: 100 })).rows.toReversed();
}

async function verified(register: Register): Promise<ChainVerification> {
  const end = await register.auditHead();
  return verifyChain(await register.auditLines({ after: 0, limit: 1000 }), { end });
}

async function room(folder?: string) {
  const register = await openTestRegister(folder);
  const theirs = register.as(AMELIE);
  const site = await theirs.ensureSite('Mairie');
  return { register, theirs, site };
}

describe('every act is an event', () => {
  test('with who, from where, what was before and what is after', async () => {
    const { register, theirs, site } = await room();
    await theirs.saveCredential({ ...CREDENTIAL, sealed: SECRET });
    await theirs.saveCredential({ ...CREDENTIAL, name: 'Lecture', sealed: null });
    await theirs.saveCredential({ ...CREDENTIAL, name: 'Lecture', sealed: `${SECRET} 2` });
    await theirs.saveTarget({ ...targetOf(site.id, 'rdl01'), nextRunAt: day(1) });
    await theirs.saveTarget({ ...targetOf(site.id, 'rdl01', { paused: true }), nextRunAt: null });
    await theirs.removeTarget('target-rdl01');
    await theirs.removeCredential('c');
    const settings = await register.settings();
    await theirs.saveSettings({ ...settings, expiryWarningDays: 45 });
    await theirs.removeSite(site.id);
    const place = { id: site.id, name: 'Mairie' };
    expect(
      (await events(register)).map(({ seq, act, site: of, before, after }) => [seq, act, of, before, after]),
    ).toMatchObject([
      [1, 'site-added', place, null, { name: 'Mairie', example: false }],
      [2, 'credential-added', null, null, { name: 'Collecte', kind: 'password', user: 'LAB\\calepin' }],
      [3, 'credential-changed', null, { name: 'Collecte' }, { name: 'Lecture' }],
      [4, 'credential-changed', null, {}, { secret: 'changed' }],
      [5, 'target-added', place, null, { name: 'rdl01', paused: false }],
      [6, 'target-changed', place, { paused: false }, { paused: true }],
      [7, 'target-removed', place, { name: 'rdl01' }, null],
      [8, 'credential-removed', null, { name: 'Lecture' }, null],
      [
        9,
        'settings-changed',
        null,
        { expiryWarningDays: settings.expiryWarningDays },
        { expiryWarningDays: 45 },
      ],
      [10, 'site-removed', place, { name: 'Mairie' }, null],
    ]);
    const [, , , , , changed, ...rest] = await events(register);
    // Only what changed is told.
    expect(changed?.after).toEqual({ paused: true });
    for (const { actor, origin } of rest) expect({ actor, origin }).toEqual(AMELIE);
    expect(await verified(register)).toMatchObject({ sound: 10, fault: null });
  });

  test('imports with the hashes of their documents, when they ended, and when they were undone', async () => {
    const { register, theirs } = await room();
    await importAll(theirs, [packs(day(0), 'rdl01', [{}])]);
    const [record] = (await register.imports({ limit: 1 })).rows;
    await theirs.undoImport(record?.id ?? '');
    const told = (await events(register)).filter(({ subject }) => subject.kind === 'import');
    const { sha256 } = record?.observations[0] ?? {};
    expect(told).toMatchObject([
      { act: 'import-done', before: null, after: { documentCount: 1, documents: [{ sha256 }] } },
      { act: 'import-undone', before: { documents: [{ sha256 }] }, after: null },
    ]);
  });

  test('a failed import with what it tried', async () => {
    const { register, theirs, site } = await room();
    const importId = await theirs.beginImport({ site: site.id, origin: 'file' });
    await theirs.endImport(importId, { failure: 'stopped' });
    const last = (await events(register)).at(-1);
    expect(last).toMatchObject({ act: 'import-failed', after: { failure: 'stopped', documentCount: 0 } });
  });

  test('what is collected by the schedule is in the runs, not here', async () => {
    const { register, site } = await room();
    const importId = await register.beginImport({ site: site.id, origin: 'collect' });
    await register.endImport(importId, {});
    expect((await events(register)).map(({ act }) => act)).toEqual(['site-added']);
  });

  test('but that somebody takes back what was collected is here', async () => {
    const { register, theirs, site } = await room();
    const importId = await register.beginImport({ site: site.id, origin: 'collect' });
    await register.endImport(importId, {});
    await theirs.undoImport(importId);
    expect((await events(register)).at(-1)).toMatchObject({ act: 'import-undone', actor: AMELIE.actor });
  });

  test('what is refused, and what changes nothing, is none', async () => {
    const { register, theirs, site } = await room();
    await theirs.saveTarget({ ...targetOf(site.id, 'rdl01'), nextRunAt: null });
    const twin = { ...targetOf(site.id, 'RDL01'), id: 'other', nextRunAt: null };
    await expect(theirs.saveTarget(twin)).rejects.toMatchObject({ code: 'duplicate-target' });
    await theirs.saveSettings(await register.settings());
    await theirs.ensureSite('mairie');
    expect((await events(register)).map(({ act }) => act)).toEqual(['site-added', 'target-added']);
    // Of a list, those that were taken.
    const third = { ...targetOf(site.id, 'rdl03'), nextRunAt: null };
    expect(await theirs.saveTargets([twin, third])).toEqual(['other']);
    expect((await events(register)).at(-1)?.subject).toMatchObject({ kind: 'target', name: 'rdl03' });
    expect(await verified(register)).toMatchObject({ sound: 3, fault: null });
  });

  test('a secret is in no event', async () => {
    const { register, theirs } = await room();
    await theirs.saveCredential({ ...CREDENTIAL, sealed: SECRET });
    expect((await register.auditLines({ after: 0, limit: 10 })).join()).not.toContain('sealed-secret');
  });
});

test('events are paged, the latest first, and narrowed', async () => {
  const { register, theirs, site } = await room();
  for (let number = 1; number <= 9; number += 1)
    await theirs.saveTarget({ ...targetOf(site.id, `rdl0${number}`), nextRunAt: null });
  const first = await register.auditEvents({ limit: 4 });
  const second = await register.auditEvents({ limit: 4, cursor: first.next ?? '' });
  const third = await register.auditEvents({ limit: 4, cursor: second.next ?? '' });
  expect([first, second, third].map(({ rows }) => rows.map(({ seq }) => seq))).toEqual([
    [10, 9, 8, 7],
    [6, 5, 4, 3],
    [2, 1],
  ]);
  expect(third.next).toBeNull();
  const narrowed = async (filter: object) =>
    (await register.auditEvents({ limit: 50, ...filter })).rows.map(({ seq }) => seq);
  expect(await narrowed({ act: 'site-added' })).toEqual([1]);
  expect(await narrowed({ site: 'another' })).toEqual([]);
  expect(await narrowed({ from: day(1000), to: day(1001) })).toHaveLength(10);
  expect(await narrowed({ to: day(1000) })).toEqual([]);
  await expect(
    register.auditEvents({ limit: 4, act: 'site-added', cursor: first.next ?? '' }),
  ).rejects.toMatchObject({ code: 'invalid-cursor' });
});

describe('whoever edits the database itself', () => {
  async function edited(...statements: string[]): Promise<ChainVerification> {
    const folder = await temporaryFolder();
    const { register, theirs, site } = await room(folder);
    for (const name of ['rdl01', 'rdl02', 'rdl03'])
      await theirs.saveTarget({ ...targetOf(site.id, name), nextRunAt: null });
    await register.close();
    const database = new DatabaseSync(join(folder, REGISTER_FILE));
    database.exec('drop trigger audit_event_no_update; drop trigger audit_event_no_delete');
    for (const statement of statements) database.exec(statement);
    database.close();
    return verified(await openTestRegister(folder));
  }

  test.each<[string, string, { kind: string; seq: number }]>([
    [
      'a value',
      "update audit_event set line = replace(line, 'rdl02', 'rdl09') where seq = 3",
      { kind: 'edited', seq: 3 },
    ],
    ['a removed event', 'delete from audit_event where seq = 2', { kind: 'missing', seq: 2 }],
    ['the last one removed', 'delete from audit_event where seq = 4', { kind: 'cut', seq: 4 }],
    ['all removed', 'delete from audit_event', { kind: 'cut', seq: 1 }],
  ])('is found: %s', async (_, statement, fault) => {
    expect((await edited(statement)).fault).toMatchObject(fault);
  });

  test('has to remove a guard first', async () => {
    const folder = await temporaryFolder();
    const { register } = await room(folder);
    await register.close();
    const database = new DatabaseSync(join(folder, REGISTER_FILE));
    for (const act of ["update audit_event set line = ''", 'delete from audit_event'])
      expect(() => database.exec(act)).toThrow('append-only');
    database.close();
  });
});

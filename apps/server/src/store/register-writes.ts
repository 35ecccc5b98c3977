import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { ACCOUNT_WRITES, type AccountWrites, accountWrites } from './accounts/account-writes.ts';
import { type Deed, recordDeed } from './audit/audit-log.ts';
import {
  credentialDeed,
  findingDeed,
  importDeed,
  settingsDeed,
  siteDeed,
  targetDeed,
} from './audit/deeds.ts';
import type { AuditContext, AuditEvent } from './audit.ts';
import { readCredentials, removeCredential, saveCredential } from './collection/credentials.ts';
import { beginRun, endRun } from './collection/runs.ts';
import {
  findTarget,
  removeTarget,
  type SavedTarget,
  saveTarget,
  saveTargets,
  setNextRun,
} from './collection/targets.ts';
import type { Credential } from './collection.ts';
import type { Connection } from './dialect.ts';
import { acknowledge, removeAcknowledgement } from './findings/acknowledge.ts';
import { recordFindings } from './findings/record-findings.ts';
import { confirmDocument } from './fold/confirm-document.ts';
import { foldDocument } from './fold/fold-document.ts';
import type { FoldingRoom } from './fold/refold.ts';
import { begin, end, undo } from './import-state.ts';
import { nextNumber, write } from './meta.ts';
import type { OriginalsKeeper } from './originals-keeper.ts';
import { findFinding } from './queries/findings.ts';
import { findImport } from './queries/imports.ts';
import { readSettings, writeSettings } from './queries/settings.ts';
import { addSite, deleteSite, findSite, readSite } from './queries/sites.ts';
import type { ImportRecord, Register, Site } from './register.ts';
import type { Schema } from './schema.ts';
import { RegisterError, StorageError } from './storage-error.ts';
import type { WriteQueue } from './write-queue.ts';

/** The half of the register that writes. */
export type RegisterWrites = AccountWrites &
  Pick<
    Register,
    | 'ensureSite'
    | 'removeSite'
    | 'storeOriginal'
    | 'beginImport'
    | 'fold'
    | 'confirm'
    | 'endImport'
    | 'undoImport'
    | 'recordFindings'
    | 'acknowledge'
    | 'removeAcknowledgement'
    | 'saveSettings'
    | 'saveCredential'
    | 'removeCredential'
    | 'saveTarget'
    | 'saveTargets'
    | 'removeTarget'
    | 'setNextRun'
    | 'beginRun'
    | 'endRun'
  >;

export interface Writing {
  readonly connection: Connection;
  readonly room: FoldingRoom;
  readonly queue: WriteQueue;
  readonly keeper: OriginalsKeeper;
  readonly clock: () => number;
}

/** Every write waits for its turn, and is one transaction, with the event that says who did it. */
export function registerWrites(
  { connection, room, queue, keeper, clock }: Writing,
  by: AuditContext,
): RegisterWrites {
  const { db } = connection;
  const turn = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> => queue.run(() => write(db, work));
  const shortTurn = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> =>
    queue.run(() => write(db, work, 'collection-revision'));
  /** Leaves every revision as it is. */
  const quietly = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> =>
    queue.run(() => db.transaction().execute(work));
  /** Long writes leave no large temporary file and no large log behind. */
  const longTurn = <T>(work: () => Promise<T>): Promise<T> =>
    queue.run(async () => {
      try {
        return await work();
      } finally {
        connection.tidy();
      }
    });
  const record = async (tx: Kysely<Schema>, id: string): Promise<ImportRecord> => {
    const found = await findImport(tx, id);
    if (found === null) throw new RegisterError('unknown-import', { id });
    return found;
  };
  const note = async (tx: Kysely<Schema>, deed: Deed | null): Promise<void> => {
    if (deed !== null) await recordDeed(tx, by, clock(), deed);
  };
  const { saveOne, remove } = targetWrites(note, clock);
  return {
    ...accountWrites({ turn: shortTurn, quietly }, note),
    ensureSite: (name, options = {}) =>
      queue.run(async () => {
        const known = await findSite(db, name);
        if (known !== null) return known;
        const site: Site = { id: uuidv7(), name: name.trim(), example: options.example ?? false };
        await write(db, async (tx) => {
          await addSite(tx, site);
          await note(tx, siteDeed('site-added', site));
        });
        return site;
      }),
    removeSite: (id) =>
      longTurn(async () => {
        await write(db, async (tx) => {
          const site = await readSite(tx, id);
          await deleteSite(tx, id);
          if (site !== null) await note(tx, siteDeed('site-removed', site));
        });
        await keeper.clean(db);
      }),
    storeOriginal: (bytes) => keeper.store(bytes),
    beginImport: (request) => turn((tx) => begin(tx, { ...request, id: uuidv7(), at: clock() })),
    fold: (request) => longTurn(() => foldDocument(db, room, request)),
    confirm: (request) => queue.run(() => confirmDocument(db, request)),
    endImport: (id, outcome) =>
      longTurn(() =>
        write(db, async (tx) => {
          const { failure = null } = outcome;
          // A failed one is told with what it tried, which is taken back with it.
          const tried = failure === null ? null : await record(tx, id);
          await end(tx, room, { id, at: clock(), failure });
          const ended = await record(tx, id);
          // What the schedule brings is no act of anybody; what was undone while it ran was told then.
          if (ended.origin !== 'collect' && ended.state !== 'undone') {
            const told = { ...ended, observations: (tried ?? ended).observations };
            await note(tx, importDeed(told, await place(tx, ended.site)));
          }
          return ended;
        }),
      ),
    undoImport: (id) =>
      longTurn(() =>
        write(db, async (tx) => {
          await undo(tx, room, { id, at: clock() });
          const undone = await record(tx, id);
          await note(tx, importDeed(undone, await place(tx, undone.site)));
          return undone;
        }),
      ),
    recordFindings: (findings, site, at) =>
      queue.run(() =>
        db.transaction().execute(async (tx) => {
          if (await recordFindings(tx, { findings, site, at, now: clock() }))
            await nextNumber(tx, 'revision');
        }),
      ),
    acknowledge: (id, given) =>
      turn(async (tx) => {
        const before = await findFinding(tx, id);
        await acknowledge(tx, id, given);
        const after = await findFinding(tx, id);
        if (before === null || after === null) return null;
        await note(
          tx,
          findingDeed('finding-acknowledged', { before, after }, await place(tx, after.subject.site)),
        );
        return after;
      }),
    removeAcknowledgement: (id, name, at) =>
      turn(async (tx) => {
        const before = await findFinding(tx, id);
        await removeAcknowledgement(tx, id, name, at);
        const after = await findFinding(tx, id);
        if (before === null || after === null || before.acknowledgement === null) return after;
        await note(
          tx,
          findingDeed('acknowledgement-removed', { before, after }, await place(tx, after.subject.site)),
        );
        return after;
      }),
    saveSettings: (settings) =>
      turn(async (tx) => {
        const before = await readSettings(tx);
        await writeSettings(tx, settings);
        await note(tx, settingsDeed(before, settings));
      }),
    saveCredential: (credential) =>
      shortTurn(async (tx) => {
        const before = await findCredential(tx, credential.id);
        await saveCredential(tx, credential);
        const after = await findCredential(tx, credential.id);
        await note(tx, credentialDeed({ before, after }, credential.sealed !== null));
      }),
    removeCredential: (id) =>
      shortTurn(async (tx) => {
        const before = await findCredential(tx, id);
        if (!(await removeCredential(tx, id))) return false;
        await note(tx, credentialDeed({ before, after: null }, false));
        return true;
      }),
    saveTarget: (target) => shortTurn((tx) => saveOne(tx, target)),
    saveTargets: (targets) => shortTurn((tx) => saveTargets(tx, targets, saveOne)),
    removeTarget: (id) => shortTurn((tx) => remove(tx, id)),
    setNextRun: (id, at) => shortTurn((tx) => setNextRun(tx, id, at)),
    beginRun: (run) => shortTurn((tx) => beginRun(tx, run)),
    endRun: (run) => shortTurn((tx) => endRun(tx, run)),
  };
}

/** The name that a site has at this moment. */
async function place(tx: Kysely<Schema>, id: string): Promise<AuditEvent['site']> {
  const site = await readSite(tx, id);
  return site && { id, name: site.name };
}

async function findCredential(tx: Kysely<Schema>, id: string): Promise<Credential | null> {
  return (await readCredentials(tx)).find((one) => one.id === id) ?? null;
}

/** A thousand targets may be added in one transaction: what each needs to know is asked by its identifier. */
function targetWrites(note: (tx: Kysely<Schema>, deed: Deed | null) => Promise<void>, clock: () => number) {
  return {
    async saveOne(tx: Kysely<Schema>, target: SavedTarget): Promise<void> {
      const before = await findTarget(tx, target.id);
      await saveTarget(tx, target, clock());
      const after = await findTarget(tx, target.id);
      await note(tx, targetDeed({ before, after }, await place(tx, target.site)));
    },
    async remove(tx: Kysely<Schema>, id: string): Promise<void> {
      const before = await findTarget(tx, id);
      await removeTarget(tx, id);
      if (before !== null) await note(tx, targetDeed({ before, after: null }, await place(tx, before.site)));
    },
  };
}

/** What a register opened for reading answers to writes. */
export function noWrites(folder: string): RegisterWrites {
  const refuse = async (): Promise<never> => {
    throw new StorageError('read-only', { folder });
  };
  return {
    // Every one of them is a promise that refuses.
    ...(Object.fromEntries(ACCOUNT_WRITES.map((name) => [name, refuse])) as unknown as AccountWrites),
    ensureSite: refuse,
    removeSite: refuse,
    storeOriginal: refuse,
    beginImport: refuse,
    fold: refuse,
    confirm: refuse,
    endImport: refuse,
    undoImport: refuse,
    recordFindings: refuse,
    acknowledge: refuse,
    removeAcknowledgement: refuse,
    saveSettings: refuse,
    saveCredential: refuse,
    removeCredential: refuse,
    saveTarget: refuse,
    saveTargets: refuse,
    removeTarget: refuse,
    setNextRun: refuse,
    beginRun: refuse,
    endRun: refuse,
  };
}

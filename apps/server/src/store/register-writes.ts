import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { removeCredential, saveCredential } from './collection/credentials.ts';
import { beginRun, endRun } from './collection/runs.ts';
import { removeTarget, saveTarget, saveTargets, setNextRun } from './collection/targets.ts';
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
import { writeSettings } from './queries/settings.ts';
import { addSite, deleteSite, findSite } from './queries/sites.ts';
import type { ImportRecord, Register, Site } from './register.ts';
import type { Schema } from './schema.ts';
import { RegisterError, StorageError } from './storage-error.ts';
import type { WriteQueue } from './write-queue.ts';

/** The half of the register that writes. */
export type RegisterWrites = Pick<
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

/** Every write waits for its turn, and is one transaction. */
export function registerWrites({ connection, room, queue, keeper, clock }: Writing): RegisterWrites {
  const { db } = connection;
  const turn = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> => queue.run(() => write(db, work));
  const shortTurn = <T>(work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> =>
    queue.run(() => write(db, work, 'collection-revision'));
  /** Long writes leave no large temporary file and no large log behind. */
  const longTurn = <T>(work: () => Promise<T>): Promise<T> =>
    queue.run(async () => {
      try {
        return await work();
      } finally {
        connection.tidy();
      }
    });
  const record = async (id: string): Promise<ImportRecord> => {
    const found = await findImport(db, id);
    if (found === null) throw new RegisterError('unknown-import', { id });
    return found;
  };
  return {
    ensureSite: (name, options = {}) =>
      queue.run(async () => {
        const known = await findSite(db, name);
        if (known !== null) return known;
        const site: Site = { id: uuidv7(), name: name.trim(), example: options.example ?? false };
        await write(db, (tx) => addSite(tx, site));
        return site;
      }),
    removeSite: (id) =>
      longTurn(async () => {
        await write(db, (tx) => deleteSite(tx, id));
        await keeper.clean(db);
      }),
    storeOriginal: (bytes) => keeper.store(bytes),
    beginImport: (request) => turn((tx) => begin(tx, { ...request, id: uuidv7(), at: clock() })),
    fold: (request) => longTurn(() => foldDocument(db, room, request)),
    confirm: (request) => queue.run(() => confirmDocument(db, request)),
    endImport: (id, outcome) =>
      longTurn(async () => {
        await write(db, (tx) => end(tx, room, { id, at: clock(), failure: outcome.failure ?? null }));
        return record(id);
      }),
    undoImport: (id) =>
      longTurn(async () => {
        await write(db, (tx) => undo(tx, room, { id, at: clock() }));
        return record(id);
      }),
    recordFindings: (findings, site, at) =>
      queue.run(() =>
        db.transaction().execute(async (tx) => {
          if (await recordFindings(tx, { findings, site, at, now: clock() }))
            await nextNumber(tx, 'revision');
        }),
      ),
    acknowledge: (id, given) =>
      turn(async (tx) => ((await acknowledge(tx, id, given)) ? findFinding(tx, id) : null)),
    removeAcknowledgement: (id, by, at) =>
      turn(async (tx) => {
        await removeAcknowledgement(tx, id, by, at);
        return findFinding(tx, id);
      }),
    saveSettings: (settings) => turn((tx) => writeSettings(tx, settings)),
    saveCredential: (credential) => shortTurn((tx) => saveCredential(tx, credential)),
    removeCredential: (id) => shortTurn((tx) => removeCredential(tx, id)),
    saveTarget: (target) => shortTurn((tx) => saveTarget(tx, target, clock())),
    saveTargets: (targets) => shortTurn((tx) => saveTargets(tx, targets, clock())),
    removeTarget: (id) => shortTurn((tx) => removeTarget(tx, id)),
    setNextRun: (id, at) => shortTurn((tx) => setNextRun(tx, id, at)),
    beginRun: (run) => shortTurn((tx) => beginRun(tx, run)),
    endRun: (run) => shortTurn((tx) => endRun(tx, run)),
  };
}

/** What a register opened for reading answers to writes. */
export function noWrites(folder: string): RegisterWrites {
  const refuse = async (): Promise<never> => {
    throw new StorageError('read-only', { folder });
  };
  return {
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

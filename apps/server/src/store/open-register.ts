import { join } from 'node:path';
import type { Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { dropOldLinks } from './accounts/write-accounts.ts';
import { type AuditContext, BY_ITSELF } from './audit.ts';
import { forgetPlans } from './collection/run-log.ts';
import { interruptRuns } from './collection/runs.ts';
import { Cursors } from './cursor.ts';
import { type Connection, connect } from './dialect.ts';
import { previewDocument } from './fold/preview-document.ts';
import type { FoldingRoom } from './fold/refold.ts';
import { endInterrupted, giveUpInterrupted, interruptedImports } from './import-state.ts';
import { prepareFolder } from './local-disk.ts';
import { cursorKey, OPENED_AT, write, writeMeta } from './meta.ts';
import { migrate, requireSchema } from './migrate.ts';
import { Originals } from './originals.ts';
import { OriginalsKeeper } from './originals-keeper.ts';
import { observationRecord } from './queries/imports.ts';
import type { Register, ReplayReader } from './register.ts';
import { type Reading, registerReads } from './register-reads.ts';
import { noWrites, type RegisterWrites, registerWrites, type Writing } from './register-writes.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';
import { WriteQueue } from './write-queue.ts';

/** The database within the data folder; a folder without it holds no register. */
export const REGISTER_FILE = 'register.sqlite';

export interface OpenRegisterOptions {
  /** The data folder. */
  readonly folder: string;
  /** `write` creates what is missing and repairs what a dead process left; `read` opens what is there. */
  readonly mode: 'write' | 'read';
  readonly replay: ReplayReader;
  readonly clock?: () => Instant;
}

/**
 * Opens the register of a data folder. Several may be open for reading while one is open for writing (other threads);
 * `lockFolder` keeps other processes away.
 * @throws StorageError `corrupt`, `newer-schema`, `network-share`, `read-only`, `disk-full`
 *
 * @example
 * const register = await openRegister({ folder: './data', mode: 'write', replay: replayReader });
 * const site = await register.ensureSite('Mairie');
 */
export async function openRegister(options: OpenRegisterOptions): Promise<Register> {
  const { folder, mode, replay } = options;
  const clock = options.clock ?? Date.now;
  const file = join(folder, REGISTER_FILE);
  const originals = new Originals(folder);
  const opened: Connection[] = [];
  const open = (how: 'write' | 'read'): Connection => {
    const connection = connect(file, how);
    opened.push(connection);
    return connection;
  };
  try {
    if (mode === 'write') await prepareFolder(folder);
    const queue = new WriteQueue();
    const writing =
      mode === 'write'
        ? await openWrites(open('write'), { folder, originals, replay, queue, clock })
        : () => noWrites(folder);
    const reader = open('read');
    if (mode === 'read') await requireSchema(reader.db, folder);
    const reads = new WriteQueue();
    const reading: Reading = (question) => reads.run(() => reader.db.transaction().execute(question));
    const cursors = new Cursors(await cursorKey(reader.db));
    const register: Register = {
      ...registerReads(reading, originals, cursors, clock),
      ...writing(BY_ITSELF),
      as: (by) => ({ ...register, ...writing(by) }),
      // On a connection of its own: its temporary rows are many, and go with it.
      async preview(request) {
        const connection = connect(file, 'read');
        try {
          return await previewDocument(connection.db, connection.staging, request);
        } finally {
          await connection.close();
        }
      },
      async close() {
        await queue.idle();
        await reads.idle();
        for (const connection of opened.toReversed()) await connection.close();
      },
    };
    return register;
  } catch (error) {
    for (const connection of opened.toReversed()) await connection.close();
    throw error;
  }
}

async function openWrites(
  connection: Connection,
  {
    folder,
    originals,
    replay,
    queue,
    clock,
  }: {
    readonly folder: string;
    readonly originals: Originals;
    readonly replay: ReplayReader;
    readonly queue: WriteQueue;
    readonly clock: () => Instant;
  },
): Promise<(by: AuditContext) => RegisterWrites> {
  const { db } = connection;
  await migrate(db, folder);
  await cursorKey(db);
  const room: FoldingRoom = {
    staging: connection.staging,
    newId: uuidv7,
    async replay(tx, seq) {
      const row = await tx
        .selectFrom('observation')
        .selectAll()
        .where('seq', '=', seq)
        .executeTakeFirstOrThrow();
      const record = await observationRecord(tx, row);
      const original = () => originals.read(row.sha256);
      return { events: () => replay(record, original), defaultHost: row.default_host };
    },
  };
  await repair(connection, room, clock());
  const keeper = new OriginalsKeeper(originals);
  await keeper.clean(db);
  const writing: Writing = { connection, room, queue, keeper, clock };
  return (by) => registerWrites(writing, by);
}

/**
 * Takes back what a process that died had begun: its imports become failed ones, and nothing of them stays; its runs are
 * interrupted.
 */
async function repair(connection: Connection, room: FoldingRoom, at: Instant): Promise<void> {
  const { db } = connection;
  for (const id of await interruptedImports(db)) {
    try {
      await write(db, (tx) => endInterrupted(tx, room, id, at));
    } catch (error) {
      const lost =
        error instanceof StorageError && (error.code === 'original-missing' || error.code === 'corrupt');
      if (!lost) throw error;
      await write(db, (tx) => giveUpInterrupted(tx, id, at));
    }
  }
  const settle = async (tx: Kysely<Schema>): Promise<void> => {
    await interruptRuns(tx, at);
    await forgetPlans(tx);
    await dropOldLinks(tx, at);
    await writeMeta(tx, OPENED_AT, String(at));
  };
  await write(db, settle, 'collection-revision');
  connection.tidy();
}

import Database from 'better-sqlite3';
import { asStorageError, StorageError } from '../storage-error.ts';

/** How long a new holder waits for those who only look whether the lock is held. */
const LOOK_PATIENCE_MS = 1000;

/** A lock whose holder forgot it stays held: collected as garbage, its file would be closed, and the lock with it. */
const HELD = new Set<Database.Database>();

/**
 * Takes an exclusive lock on a small file of its own; `null` when another process, or another place in this one, holds
 * it. The operating system frees it with the process.
 */
export function tryExclusive(file: string): { release(): void } | null {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { timeout: LOOK_PATIENCE_MS });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    HELD.add(held);
    return {
      release() {
        HELD.delete(held);
        held.close();
      },
    };
  } catch (error) {
    database?.close();
    const failure = asStorageError(error, file);
    if (failure instanceof StorageError && failure.code === 'locked') return null;
    throw failure;
  }
}

/** Whether somebody holds the lock on a file. */
export function isLocked(file: string): boolean {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    // Without a file, nobody does.
    const failure = asStorageError(error, file);
    return failure instanceof StorageError && failure.code === 'locked';
  } finally {
    database?.close();
  }
}

import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from '../schema.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { Staging } from './staging.ts';

/** Page cache of one connection, in KiB: what bounds the register's memory whatever its size. */
const CACHE_KIBIBYTES = 64 * 1024;
/** How long a write waits for another thread's transaction before it gives up. */
const WRITE_PATIENCE_MS = 120_000;
const STATEMENTS_KEPT = 300;
/** A thousand license servers are collected in a row: what each takes is used again for the next. */
const ROWS_WORTH_RELEASING = 20_000;
const LOG_WORTH_EMPTYING = 16 * 1024 * 1024;

export interface Connection {
  readonly db: Kysely<Schema>;
  readonly staging: Staging;
  /** Gives back the space that a large write took in the log and in temporary tables. Does nothing after a small one. */
  tidy(): void;
  close(): Promise<void>;
}

/** Opens the register's database: for writing (created when absent), or for reading. */
export function connect(file: string, mode: 'write' | 'read'): Connection {
  const database = open(file, mode);
  const db = new Kysely<Schema>({ dialect: dialectFor(database, file, mode) });
  const staging = new Staging(database, file);
  return {
    db,
    staging,
    tidy: () => {
      if (staging.rows > ROWS_WORTH_RELEASING) staging.release();
      if (database.inTransaction || sizeOf(`${file}-wal`) < LOG_WORTH_EMPTYING) return;
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // What was written is safe in the log; a full disk or a busy reader only delays its return to the database.
      }
    },
    async close() {
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.open) database.close();
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function open(file: string, mode: 'write' | 'read'): Database.Database {
  try {
    const database = new Database(file, { readonly: mode === 'read', timeout: 10_000 });
    if (mode === 'write') {
      // Only counts for a new file: 1,000,000 issued licenses and their indexes take a tenth less time than with 4,096.
      database.pragma('page_size = 8192');
      database.pragma('journal_mode = WAL');
      // A commit is on the disk before it is acknowledged, power cuts included.
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      database.pragma('journal_size_limit = 16777216');
    }
    database.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
    database.pragma('temp_store = FILE');
    // Temporary rows are lost with the process anyway.
    database.pragma('temp.journal_mode = MEMORY');
    database.pragma(`temp.cache_size = -${CACHE_KIBIBYTES}`);
    // Waiting for a lock inside SQLite would stop the event loop: `beginTransaction` waits outside.
    if (mode === 'write') database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    throw asStorageError(error, file);
  }
}

function dialectFor(database: Database.Database, file: string, mode: 'write' | 'read'): Dialect {
  return {
    createDriver: () => new RegisterDriver(database, file, mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN'),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class RegisterConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #file: string;
  /** Preparing a statement costs more than most queries: the latest ones are kept. */
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#prepare(query.sql);
      if (statement.reader) {
        // The driver's contract: Kysely's types describe what the query selects.
        return { rows: statement.all(query.parameters) as R[] };
      }
      const { changes } = statement.run(query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes) };
    } catch (error) {
      throw asStorageError(error, this.#file);
    }
  }

  // biome-ignore lint/correctness/useYield: rows are read in pages, never streamed
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming a query is not supported');
  }

  #prepare(text: string): Database.Statement {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(text);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= STATEMENTS_KEPT && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(text, statement);
    return statement;
  }
}

class RegisterDriver implements Driver {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #begin: string;
  readonly #connection: RegisterConnection;

  constructor(database: Database.Database, file: string, begin: string) {
    this.#database = database;
    this.#file = file;
    this.#begin = begin;
    this.#connection = new RegisterConnection(database, file);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    const deadline = Date.now() + WRITE_PATIENCE_MS;
    for (;;) {
      try {
        this.#database.exec(this.#begin);
        return;
      } catch (error) {
        const failure = asStorageError(error, this.#file);
        const locked = failure instanceof StorageError && failure.code === 'locked';
        if (!locked || Date.now() > deadline) throw failure;
        await wait(20);
      }
    }
  }

  async commitTransaction(): Promise<void> {
    try {
      this.#database.exec('COMMIT');
    } catch (error) {
      throw asStorageError(error, this.#file);
    }
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite rolls some failures back by itself (a full disk): there is then nothing left to roll back.
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

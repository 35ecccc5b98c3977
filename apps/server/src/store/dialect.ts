import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  type CompiledQuery,
  type CreateTableBuilder,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { type Cell, SCOPE_TABLES, SCOPES, type ScopeTable } from './fold/scopes.ts';
import type { Schema } from './schema.ts';
import { asStorageError, StorageError } from './storage-error.ts';

/**
 * Everything that another engine would do differently: connections, transactions, staging tables, bulk loading, the
 * layout of clustered tables. A PostgreSQL adapter is a second file with these exports; no other file names SQLite.
 */

/** Page cache of one connection, in KiB: what bounds the register's memory whatever its size. */
const CACHE_KIBIBYTES = 64 * 1024;
/** How long a write waits for another thread's transaction before it gives up. */
const WRITE_PATIENCE_MS = 120_000;
const STATEMENTS_KEPT = 300;

export interface Connection {
  readonly db: Kysely<Schema>;
  readonly staging: Staging;
  /** Gives back the space that a large write took in the log and in temporary tables. */
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
      staging.release();
      if (database.inTransaction) return;
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // What was written is safe in the log; a full disk or a busy reader only delays its return to the database.
      }
    },
    close: () => db.destroy(),
  };
}

function open(file: string, mode: 'write' | 'read'): Database.Database {
  try {
    const database = new Database(file, { readonly: mode === 'read', timeout: 10_000 });
    if (mode === 'write') {
      database.pragma('journal_mode = WAL');
      // A commit is on the disk before it is acknowledged, power cuts included.
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      database.pragma('journal_size_limit = 16777216');
    }
    database.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
    database.pragma('temp_store = FILE');
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

/** A table whose rows lie in the order of their primary key. */
export function clustered<T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
): CreateTableBuilder<T, C> {
  return table.modifyEnd(sql`without rowid`);
}

const LICENSE_INDEXES: Readonly<Record<string, string>> = {
  // The sort key first, then what makes the order total; pack and status ride along so that a filter skips rows
  // without fetching them (1,000,000 entries skipped in about 0.1 s instead of 1.5 s).
  issued_license_by_holder:
    'list_id, coalesce(user_key, computer_key), license_id, pack_number, status_number',
  issued_license_by_computer: 'list_id, computer_key, license_id, pack_number, status_number',
  issued_license_by_issue: 'list_id, issued_at, license_id, pack_number, status_number',
  issued_license_by_expiry: 'list_id, expires_at, license_id, pack_number, status_number',
  issued_license_by_hardware: 'list_id, lower(hardware_id), license_id, pack_number',
  // Covers the tallies, the counts and rare filters.
  issued_license_by_status:
    'list_id, valid_to, status_number, pack_number, expires_at, license_id, valid_from',
};

export async function createLicenseIndexes(db: Kysely<Schema>): Promise<void> {
  for (const [name, columns] of Object.entries(LICENSE_INDEXES)) {
    await db.schema.createIndex(name).on('issued_license').expression(sql.raw(columns)).execute();
  }
}

/**
 * Runs a large insertion of issued licenses. When it more than doubles the table, the indexes are built afterwards
 * from sorted runs: 1,000,000 rows in 40 % of the time, and the log does not carry every page many times.
 */
export async function loadLicenses(
  db: Kysely<Schema>,
  rows: { readonly before: number; readonly added: number },
  load: () => Promise<void>,
): Promise<void> {
  if (rows.added < 50_000 || rows.added < rows.before) return load();
  for (const name of Object.keys(LICENSE_INDEXES)) await db.schema.dropIndex(name).execute();
  await load();
  await createLicenseIndexes(db);
}

/** Name of the temporary table that holds the rows of a document before they are compared. */
export const stageTable = (scope: ScopeTable) => sql.table(`stage_${scope.table}`);
/** Name of the temporary table that holds what a list adds or changes. */
export const deltaTable = (scope: ScopeTable) => sql.table(`delta_${scope.table}`);

/**
 * Temporary tables of one connection. Rows go in through prepared statements rather than through Kysely: 1,000,000
 * rows in 2 s instead of 40 s.
 */
export class Staging {
  readonly #database: Database.Database;
  readonly #file: string;
  #inserts: Map<string, Database.Statement> | null = null;

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  /** Empties the tables. */
  clear(): void {
    this.#guard(() => {
      if (this.#inserts === null) this.#create();
      for (const scope of SCOPES) {
        this.#database.exec(`DELETE FROM temp.stage_${SCOPE_TABLES[scope].table}`);
        this.#database.exec(`DELETE FROM temp.delta_${SCOPE_TABLES[scope].table}`);
      }
    });
  }

  /** Adds rows; one that repeats the key of an earlier one replaces it. `slot` tells the lists of a document apart. */
  insert(
    rows: readonly {
      readonly scope: ScopeTable;
      readonly slot: number;
      readonly ordinal: number;
      readonly cells: Cell[];
    }[],
  ): void {
    this.#guard(() => {
      const alone = !this.#database.inTransaction;
      if (alone) this.#database.exec('BEGIN');
      try {
        for (const row of rows) this.#inserts?.get(row.scope.table)?.run(row.slot, row.ordinal, ...row.cells);
        if (alone) this.#database.exec('COMMIT');
      } catch (error) {
        if (alone && this.#database.inTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** Gives the space of the tables back to the disk. */
  release(): void {
    if (this.#inserts === null || this.#database.inTransaction) return;
    this.#inserts = null;
    this.#guard(() => {
      // Temporary tables live in one file, which goes when their storage changes.
      this.#database.pragma('temp_store = MEMORY');
      this.#database.pragma('temp_store = FILE');
    });
  }

  #create(): void {
    const inserts = new Map<string, Database.Statement>();
    for (const scope of SCOPES) {
      const { table, keys, values } = SCOPE_TABLES[scope];
      const columns = [...keys, ...values].map((c) => `"${c.name}" ${c.type}`);
      const key = scope === 'key-packs' ? ['ordinal'] : keys.map((c) => `"${c.name}"`);
      const names = ['slot', 'ordinal', ...[...keys, ...values].map((c) => `"${c.name}"`)];
      this.#database.exec(
        `CREATE TEMP TABLE stage_${table} (slot bigint, ordinal bigint, ${columns.join(', ')}, PRIMARY KEY (${['slot', ...key].join(', ')})) WITHOUT ROWID`,
      );
      const derived =
        scope === 'key-packs'
          ? ', previous_total bigint, total_changed_at bigint, total_seq bigint, issued_seq bigint'
          : '';
      const deltaKey =
        keys.length === 0 ? '' : `, PRIMARY KEY (${keys.map((c) => `"${c.name}"`).join(', ')})`;
      this.#database.exec(
        `CREATE TEMP TABLE delta_${table} (${columns.join(', ')}${derived}, opened bigint${deltaKey})`,
      );
      inserts.set(
        table,
        this.#database.prepare(
          `INSERT OR REPLACE INTO temp.stage_${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        ),
      );
    }
    this.#database.exec(
      'CREATE INDEX temp.stage_key_pack_version_by_number ON stage_key_pack_version (slot, number, discriminator)',
    );
    this.#inserts = inserts;
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw asStorageError(error, this.#file);
    }
  }
}

/** How long a new holder waits for those who only look whether the lock is held. */
const LOOK_PATIENCE_MS = 1000;

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
    return { release: () => void held.close() };
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

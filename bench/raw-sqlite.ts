import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of better-sqlite3 that is measured; it is a dependency of the server, so it is found from there. */
export interface RawSqlite {
  exec(statements: string): void;
  pragma(setting: string, options?: { readonly simple: boolean }): unknown;
  prepare(statement: string): {
    run(values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): unknown[];
  };
  close(): void;
}

export function openRaw(file: string): RawSqlite {
  // The package is CommonJS; only these calls are used.
  const Database = createRequire(new URL('../apps/server/package.json', import.meta.url))(
    'better-sqlite3',
  ) as new (
    path: string,
  ) => RawSqlite;
  return new Database(file);
}

/** Seconds that the bare insertion of so many licenses takes: one transaction, on the disk, no index, nothing read. */
export function insertBare(folder: string, rows: number): number {
  const database = openRaw(join(folder, 'bare.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'CREATE TABLE license (id integer primary key, pack integer, user text, computer text, hardware text, issued integer, expires integer, status integer, host text)',
  );
  const insert = database.prepare('INSERT INTO license VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const start = performance.now();
  database.exec('BEGIN');
  for (let row = 0; row < rows; row++) {
    const issued = 1_767_225_600_000 + ((row * 7919) % 7_776_000) * 1000;
    const hardware = `0x${((row * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}-9f2c-4e1a`;
    const computer = `POSTE-${String(row).padStart(7, '0')}`;
    insert.run([
      row + 1,
      3 + (row % 7),
      null,
      computer,
      hardware,
      issued,
      issued + 6_048_000_000,
      2,
      'RDLIC01',
    ]);
  }
  database.exec('COMMIT');
  database.close();
  return (performance.now() - start) / 1000;
}

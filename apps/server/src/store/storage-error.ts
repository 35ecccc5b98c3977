/** Why the register could not be read or written. The text for people is made at the edge from `code` and `facts`. */
export type StorageErrorCode =
  | 'disk-full'
  | 'corrupt'
  | 'locked'
  | 'newer-schema'
  | 'read-only'
  | 'network-share'
  | 'in-use'
  | 'original-missing'
  | 'failed';

type Facts = Readonly<Record<string, string | number | null>>;

/** The storage failed. Whatever was being written was taken back; the register is as it was before. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  readonly facts: Facts;

  constructor(code: StorageErrorCode, facts: Facts, cause?: unknown) {
    super(`storage: ${code} ${JSON.stringify(facts)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
  }
}

/** Why a request to the register makes no sense. */
export type RegisterErrorCode =
  | 'unknown-site'
  | 'unknown-import'
  | 'import-not-running'
  | 'import-already-undone'
  | 'document-refused'
  | 'document-incomplete'
  | 'too-many-hosts'
  | 'invalid-cursor'
  | 'unknown-target'
  | 'unknown-credential'
  | 'duplicate-target'
  | 'run-not-running'
  | 'unknown-account'
  | 'duplicate-account'
  | 'last-owner';

/** The request cannot be served; nothing was written. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError';
  readonly code: RegisterErrorCode;
  readonly facts: Facts;

  constructor(code: RegisterErrorCode, facts: Facts = {}) {
    super(`register: ${code} ${JSON.stringify(facts)}`);
    this.code = code;
    this.facts = facts;
  }
}

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) and of the operating system, by their beginning. */
const CODES: readonly (readonly [string, StorageErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EFBIG', 'disk-full'],
  // A short or failed write is how a full or limited disk often shows itself to SQLite.
  ['SQLITE_IOERR_WRITE', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR_TRUNCATE', 'disk-full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_IOERR_SHORT_READ', 'corrupt'],
  ['SQLITE_IOERR', 'failed'],
  ['EIO', 'failed'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'failed'],
];

/** Turns what the database or the file system threw into a `StorageError`; anything else is returned unchanged. */
export function asStorageError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error;
  const native = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = CODES.find(([prefix]) => native.startsWith(prefix));
  return known === undefined ? error : new StorageError(known[1], { folder, native }, error);
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocked, tryExclusive } from './dialect.ts';
import { prepareFolder } from './local-disk.ts';
import { asStorageError, StorageError } from './storage-error.ts';

/** The folder is this process's. The operating system frees it when the process dies, however it dies. */
export interface FolderLock {
  /** Tells other processes of this machine where the server answers, and with which token whoever reads the folder may ask. */
  announce(url: string, token: string): Promise<void>;
  release(): Promise<void>;
}

const LOCK = 'lock';
const ADDRESS = 'address.json';

/**
 * Takes a data folder for this process; makes it when it is new.
 * @throws StorageError `in-use` with the `url` that the holder announced, `network-share`, `read-only`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await prepareFolder(folder);
  const held = tryExclusive(join(folder, LOCK));
  if (held === null)
    throw new StorageError('in-use', { folder, url: (await announced(folder))?.url ?? null });
  const address = join(folder, ADDRESS);
  try {
    // What a dead process announced.
    await rm(address, { force: true });
  } catch (error) {
    held.release();
    throw asStorageError(error, folder);
  }
  return {
    async announce(url, token) {
      try {
        await writeFile(`${address}.new`, JSON.stringify({ url, token }), { mode: 0o600 });
        await rename(`${address}.new`, address);
      } catch (error) {
        throw asStorageError(error, folder);
      }
    },
    async release() {
      await rm(address, { force: true }).catch(() => undefined);
      held.release();
    },
  };
}

/** The server that holds a folder; `null` when none does, or when it has not announced its address. */
export async function runningServer(
  folder: string,
): Promise<{ readonly url: string; readonly token: string } | null> {
  return isLocked(join(folder, LOCK)) ? announced(folder) : null;
}

async function announced(folder: string): Promise<{ readonly url: string; readonly token: string } | null> {
  try {
    const known: unknown = JSON.parse(await readFile(join(folder, ADDRESS), 'utf8'));
    if (typeof known !== 'object' || known === null || !('url' in known) || !('token' in known)) return null;
    const { url, token } = known;
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : null;
  } catch {
    // Not announced yet, or being withdrawn.
    return null;
  }
}

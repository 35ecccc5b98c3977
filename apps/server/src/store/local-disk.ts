import { mkdir, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { asStorageError, StorageError } from './storage-error.ts';

/**
 * File systems that other machines may write to as well, by the number that Linux gives them (statfs(2)). SQLite's
 * write-ahead log needs memory shared between its processes, which they do not give.
 * Source: https://www.sqlite.org/wal.html, "All processes using a database must be on the same host computer".
 */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x01021997, '9p'],
  [0x5346414f, 'afs'],
  [0x73757245, 'coda'],
  [0x00c36400, 'ceph'],
  [0x0bd00bd0, 'lustre'],
  [0x47504653, 'gpfs'],
  [0x01161970, 'gfs2'],
  [0x7461636f, 'ocfs2'],
  [0x786f4256, 'vboxsf'],
]);

/** A path of Windows on another machine; `\\?\` and `\\.\` begin local ones. */
const UNC = /^[\\/]{2}(?![?.][\\/])/;

export type FileSystemType = (folder: string) => Promise<number>;

const fileSystemType: FileSystemType = async (folder) => (await statfs(folder)).type;

/**
 * Makes the folder, for its owner alone, and refuses one that lies on a network share.
 * @throws StorageError `network-share`, `read-only`, `disk-full`
 */
export async function prepareFolder(folder: string, typeOf: FileSystemType = fileSystemType): Promise<void> {
  if (process.platform === 'win32' && UNC.test(resolve(folder))) {
    throw new StorageError('network-share', { folder, fileSystem: 'unc' });
  }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Signed on some platforms.
    const fileSystem = NETWORK.get((await typeOf(folder)) >>> 0);
    if (fileSystem !== undefined) throw new StorageError('network-share', { folder, fileSystem });
  } catch (error) {
    throw asStorageError(error, folder);
  }
}

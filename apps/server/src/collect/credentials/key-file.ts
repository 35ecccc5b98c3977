import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CredentialUnreadable } from './credential-unreadable.ts';

/** Name of the key file in the data folder. */
export const KEY_FILE = 'collect.key';

const IDENTITY = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m;
/** A key file holds a line of 74 characters and two comments. */
const LONGEST_FILE = 10_000;
const OTHERS = 0o077;
const onWindows = process.platform === 'win32';

/**
 * The X25519 identity that seals credentials: read from the key file of the data folder, which is made on first use. Throws
 * `CredentialUnreadable` when the file belongs to or is readable by somebody else, or holds no identity.
 *
 * The file is that of `age-keygen`, so that the stock command opens what was sealed: `age -d -i collect.key`.
 */
export async function identityOf(folder: string): Promise<string> {
  const path = join(folder, KEY_FILE);
  return (
    (await read(path)) ?? (await make(folder, path)) ?? (await read(path)) ?? refused(path, 'not-a-file')
  );
}

async function read(path: string): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return null;
    if (code === 'ELOOP') return refused(path, 'not-a-file');
    if (code === 'EACCES' || code === 'EPERM') return refused(path, 'not-ours');
    throw error;
  });
  if (file === null) return null;
  try {
    // Of the open file, not of its name, which could be changed in between.
    check(path, await file.stat());
    const text = await file.readFile('utf8');
    return IDENTITY.exec(text)?.[0] ?? refused(path, 'malformed');
  } finally {
    await file.close();
  }
}

function check(path: string, stats: Stats): void {
  if (!stats.isFile() || stats.size > LONGEST_FILE) refused(path, 'not-a-file');
  // Windows has no such bits: there the data folder's own access list protects the file.
  if (onWindows) return;
  if (stats.uid !== process.getuid?.()) refused(path, 'not-ours');
  if ((stats.mode & OTHERS) !== 0) refused(path, 'readable-by-others');
}

/** Makes the file, whole or not at all; `null` when another process was first. */
async function make(folder: string, path: string): Promise<string | null> {
  const identity = await generateX25519Identity();
  const text = `# public key: ${await identityToRecipient(identity)}\n${identity}\n`;
  const unfinished = join(folder, `${KEY_FILE}.${randomBytes(6).toString('hex')}`);
  const file = await open(unfinished, 'wx', 0o600);
  try {
    try {
      await file.chmod(0o600);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link, unlike a rename, never replaces a key that somebody else made meanwhile.
    await link(unfinished, path);
    await settle(folder);
    return identity;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  } finally {
    await unlink(unfinished);
  }
}

/** Makes the new name last. Windows does not open folders, and needs none of it. */
async function settle(folder: string): Promise<void> {
  if (onWindows) return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function refused(path: string, reason: CredentialUnreadable['reason']): never {
  throw new CredentialUnreadable(reason, path);
}

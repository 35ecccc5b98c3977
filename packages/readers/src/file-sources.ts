import { type Dirent, promises as fs } from 'node:fs';
import { basename, join } from 'node:path';
import type { InventorySource } from './reader.ts';
import { RefusedDocument } from './refused.ts';
import { openFile } from './spool.ts';

const MOST_FILES = 10_000;
const DEEPEST = 16;

/**
 * The documents of a path: a file, or all files of a folder and its folders in the order of their names. Hidden files and
 * links inside the folder are left out. What cannot be opened is a source that refuses itself, so that the others go on.
 */
export async function* fileSources(path: string): AsyncGenerator<InventorySource> {
  const found = await fs.stat(path).catch((error: unknown) => reasonOf(error));
  if (typeof found === 'string') {
    yield refusing(path, found);
    return;
  }
  if (!found.isDirectory()) {
    yield source(path, basename(path), found.isFile() ? found.size : null, found.mtimeMs);
    return;
  }
  let files = 0;
  for await (const name of filesOf(path, '', 0)) {
    if (++files > MOST_FILES) {
      yield refusing(path, 'too-many-files');
      return;
    }
    const file = join(path, name);
    const stat = await fs.stat(file).catch((error: unknown) => reasonOf(error));
    yield typeof stat === 'string' ? refusing(name, stat) : source(file, name, stat.size, stat.mtimeMs);
  }
}

async function* filesOf(root: string, below: string, depth: number): AsyncGenerator<string> {
  if (depth > DEEPEST) return;
  const entries: Dirent[] = await fs.readdir(join(root, below), { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(root, name, depth + 1);
    else if (entry.isFile()) yield name;
  }
}

function source(path: string, name: string, size: number | null, modified: number): InventorySource {
  return { name, open: () => openFile(path), size, modifiedAt: Math.floor(modified), path };
}

function refusing(name: string, reason: string): InventorySource {
  return { name, open: () => refuse(reason), size: null, modifiedAt: null };
}

// biome-ignore lint/correctness/useYield: a source that cannot be opened yields nothing but its refusal.
async function* refuse(reason: string): AsyncGenerator<Uint8Array> {
  throw new RefusedDocument('unreadable', { reason });
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

import { displayName } from './archive/display-name.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive/limits.ts';
import { archiveKind } from './archive/magic.ts';
import { gunzip, unpackEntry } from './archive/unpack.ts';
import { readZipDirectory, type ZipEntry } from './archive/zip-directory.ts';
import type { InventorySource } from './reader.ts';
import { RefusedDocument } from './refused.ts';
import { spool } from './spool.ts';

/** What systems add to archives by themselves. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
/** What makes a zip an office document. */
const OFFICE = '[Content_Types].xml';

/**
 * Expands a zip or a gzip file into one source per file in it; any other source is passed on as it is. The sources may be
 * opened until the generator goes on to the end or is left. An archive that cannot be opened is one source that refuses
 * itself, and so is a bad entry beside good ones.
 */
export async function* documentsOf(
  source: InventorySource,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<InventorySource> {
  const kind = archiveKind(await headOf(source));
  if (kind === 'gzip') {
    yield {
      name: source.name.replace(/\.gz$/i, ''),
      open: () => gunzip(source.open(), limits),
      size: null,
      modifiedAt: source.modifiedAt,
    };
  } else if (kind === 'zip') {
    yield* zipDocuments(source, limits);
  } else {
    yield source;
  }
}

async function* zipDocuments(
  source: InventorySource,
  limits: ArchiveLimits,
): AsyncGenerator<InventorySource> {
  if (source.path !== undefined) {
    yield* entriesOf(source, source.path, limits);
    return;
  }
  await using archive = await spool(source.name, source.open());
  yield* entriesOf(source, archive.source.path, limits);
}

async function* entriesOf(
  archive: InventorySource,
  path: string,
  limits: ArchiveLimits,
): AsyncGenerator<InventorySource> {
  let entries: readonly ZipEntry[];
  try {
    entries = await readZipDirectory(path, limits);
  } catch (error) {
    yield refusing(archive, error);
    return;
  }
  if (entries.some((entry) => entry.path === OFFICE)) {
    yield refusing(archive, new RefusedDocument('not-an-inventory', { reason: 'office-document' }));
    return;
  }
  const files = entries.filter((entry) => !/[/\\]$/.test(entry.path) && !CLUTTER.test(entry.path));
  if (files.length === 0) yield refusing(archive, new RefusedDocument('empty'));
  for (const entry of files) {
    yield {
      name: `${archive.name}/${displayName(entry.path)}`,
      open: () => unpackEntry(path, entry),
      size: entry.size,
      modifiedAt: entry.modifiedAt,
    };
  }
}

/** The first bytes; none when the source cannot be opened, which its own reading will say. */
async function headOf(source: InventorySource): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of source.open()) {
      head.push(chunk);
      length += chunk.length;
      if (length >= 4) break;
    }
  } catch {
    return new Uint8Array(0);
  }
  return Buffer.concat(head);
}

function refusing(archive: InventorySource, error: unknown): InventorySource {
  return {
    name: archive.name,
    size: archive.size,
    modifiedAt: archive.modifiedAt,
    // biome-ignore lint/correctness/useYield: an archive that cannot be opened yields nothing but its refusal.
    async *open() {
      throw error;
    },
  };
}

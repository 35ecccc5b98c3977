import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { RefusedDocument } from '../refused.ts';
import { type ArchiveLimits, isTooLarge } from './limits.ts';
import { archiveKind } from './magic.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The bytes of one entry, unpacked as they are asked for. Throws a `RefusedDocument` when the entry is encrypted, damaged,
 * larger than the directory says, or itself an archive.
 */
export async function* unpackEntry(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new RefusedDocument('archive-encrypted');
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new RefusedDocument('unreadable', { reason: `zip-method-${entry.method}` });
  }
  const start = await dataOffset(path, entry);
  const packed =
    entry.packedSize === 0
      ? Readable.from([])
      : createReadStream(path, { start, end: start + entry.packedSize - 1 });
  const bytes = entry.method === STORED ? packed : through(packed, createInflateRaw());
  let size = 0;
  let crc = 0;
  for await (const chunk of guarded(bytes)) {
    size += chunk.length;
    if (size > entry.size) throw new RefusedDocument('archive-damaged');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw new RefusedDocument('archive-damaged');
}

/** The bytes of a gzip file, unpacked as they are asked for, within the limits. */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  limits: ArchiveLimits,
): AsyncGenerator<Uint8Array> {
  let packedSize = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedSize += chunk.length;
      yield chunk;
    }
  };
  let size = 0;
  for await (const chunk of guarded(
    through(Readable.from(counted(), { objectMode: false }), createGunzip()),
  )) {
    size += chunk.length;
    if (isTooLarge(size, packedSize, limits)) throw new RefusedDocument('archive-too-large', { bytes: size });
    yield chunk;
  }
}

/** Joins two streams so that the failure or the end of one ends the other. */
function through(source: Readable, transform: Transform): Readable {
  source.on('error', (error) => transform.destroy(error));
  transform.on('close', () => source.destroy());
  return source.pipe(transform);
}

/** The chunks of a stream; its errors become refusals and an archive inside the archive is not opened. */
async function* guarded(stream: Readable): AsyncGenerator<Uint8Array> {
  let first = true;
  try {
    for await (const chunk of stream) {
      if (first && archiveKind(chunk) !== null) throw new RefusedDocument('archive-nested');
      first = false;
      yield chunk;
    }
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isZlib ? new RefusedDocument('archive-damaged') : error;
  } finally {
    stream.destroy();
  }
}

/** The local header repeats the name, and its extra field may have another length than the directory's. */
async function dataOffset(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(LOCAL_LENGTH);
    const { bytesRead } = await file.read(header, 0, LOCAL_LENGTH, entry.offset);
    if (bytesRead < LOCAL_LENGTH || header.readUInt32LE(0) !== LOCAL) {
      throw new RefusedDocument('archive-damaged');
    }
    return entry.offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

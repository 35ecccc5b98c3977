import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import type { Instant } from '@calepin/core';
import { RefusedDocument } from '../refused.ts';
import { type ArchiveLimits, isTooLarge } from './limits.ts';
import { entryTime } from './zip-time.ts';

/** One file of a zip archive, as its central directory describes it. */
export interface ZipEntry {
  /** Path as written in the archive: for display only, after cleaning. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
  readonly modifiedAt: Instant | null;
}

const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const UNKNOWN32 = 0xffffffff;

/**
 * Lists the files of a zip archive from its central directory, the 64-bit forms included. Throws a `RefusedDocument`
 * when the archive is damaged or would unpack to more than the limits.
 * Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3.
 */
export async function readZipDirectory(path: string, limits: ArchiveLimits): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const place = await findDirectory(file, size);
    if (place.entries > limits.entries) throw tooLarge({ entries: place.entries });
    if (place.length > LARGEST_DIRECTORY || place.offset + place.length > size) throw damaged();
    const directory = await readAt(file, place.offset, place.length);
    const entries = parseDirectory(directory, place.entries);
    const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (isTooLarge(unpacked, size, limits)) throw tooLarge({ bytes: unpacked });
    return entries;
  } finally {
    await file.close();
  }
}

interface Place {
  readonly entries: number;
  readonly offset: number;
  readonly length: number;
}

async function findDirectory(file: FileHandle, size: number): Promise<Place> {
  const tailLength = Math.min(size, END_LENGTH + LONGEST_COMMENT);
  const tail = await readAt(file, size - tailLength, tailLength);
  for (let at = tailLength - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END || at + END_LENGTH + tail.readUInt16LE(at + 20) > tailLength) continue;
    const place = {
      entries: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const wide = place.entries === 0xffff || place.length === UNKNOWN32 || place.offset === UNKNOWN32;
    return wide ? ((await findDirectory64(file, size - tailLength + at)) ?? place) : place;
  }
  throw damaged();
}

async function findDirectory64(file: FileHandle, endOffset: number): Promise<Place | null> {
  if (endOffset < 20) return null;
  const locator = await readAt(file, endOffset - 20, 20);
  if (locator.readUInt32LE(0) !== LOCATOR64) return null;
  const end = await readAt(file, Number(locator.readBigUInt64LE(8)), 56);
  if (end.readUInt32LE(0) !== END64) throw damaged();
  return {
    entries: Number(end.readBigUInt64LE(32)),
    length: Number(end.readBigUInt64LE(40)),
    offset: Number(end.readBigUInt64LE(48)),
  };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position) || position < 0) throw damaged();
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw damaged();
  return buffer;
}

function parseDirectory(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw damaged();
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    const end = at + 46 + nameLength + extraLength + commentLength;
    if (end > directory.length) throw damaged();
    entries.push(parseEntry(directory, at, nameLength, extraLength));
    at = end;
  }
  return entries;
}

function parseEntry(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
  const name = directory.subarray(at + 46, at + 46 + nameLength);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const sizes = [
    directory.readUInt32LE(at + 24),
    directory.readUInt32LE(at + 20),
    directory.readUInt32LE(at + 42),
  ];
  const wide = extraField(extra, 1);
  let next = 0;
  const [size = 0, packedSize = 0, offset = 0] = sizes.map((value) => {
    if (value !== UNKNOWN32 || wide === null || next + 8 > wide.length) return value;
    next += 8;
    return Number(wide.readBigUInt64LE(next - 8));
  });
  return {
    path: isUtf8(name) ? name.toString('utf8') : name.toString('latin1'),
    method: directory.readUInt16LE(at + 10),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc: directory.readUInt32LE(at + 16),
    packedSize,
    size,
    offset,
    modifiedAt: entryTime(
      directory.readUInt16LE(at + 14),
      directory.readUInt16LE(at + 12),
      extraField(extra, 0x5455),
    ),
  };
}

function extraField(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

function damaged(): RefusedDocument {
  return new RefusedDocument('archive-damaged');
}

function tooLarge(facts: Readonly<Record<string, number>>): RefusedDocument {
  return new RefusedDocument('archive-too-large', facts);
}

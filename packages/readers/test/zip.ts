import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive made for a test; what is not given is as it should be. */
export interface TestEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly method?: number;
  /** Packed bytes to write in place of the right ones. */
  readonly packed?: Uint8Array;
}

/**
 * A zip archive as PKWARE's APPNOTE lays it out, small and complete. `wide` writes every size and place of the directory in
 * its 64-bit form.
 */
export function zipOf(entries: readonly TestEntry[], wide = false): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = Buffer.from(entry.packed ?? (entry.stored === true ? content : deflateRawSync(content)));
    const name = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0x800, 2);
    shared.writeUInt16LE(entry.method ?? (entry.stored === true ? 0 : 8), 4);
    shared.writeUInt16LE((7 << 11) | (30 << 5), 6);
    shared.writeUInt16LE(((2026 - 1980) << 9) | (1 << 5) | 14, 8);
    shared.writeUInt32LE(entry.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.size ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const extra = Buffer.alloc(wide ? 28 : 0);
    if (wide) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(shared.readUInt32LE(18)), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
      shared.fill(0xff, 14, 22);
      shared.writeUInt16LE(extra.length, 24);
      rest.fill(0xff, 10);
    }
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, rest, name, extra]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  if (!wide) return Buffer.concat([...locals, directory, end]);
  const end64 = Buffer.alloc(56);
  end64.write('PK\x06\x06', 'latin1');
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(entries.length), 24);
  end64.writeBigUInt64LE(BigInt(entries.length), 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  end.fill(0xff, 8, 20);
  return Buffer.concat([...locals, directory, end64, locator, end]);
}

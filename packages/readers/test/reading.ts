import {
  type DocumentEnd,
  type DocumentHeader,
  EMPTY_BATCH,
  type InventoryFormat,
  type ReadBatch,
  type ReadEvent,
} from '@calepin/core';
import { type InventorySource, type ReadOptions, readInventory } from '../src/index.ts';

/** A document in memory, handed out in pieces of a given size. */
export function sourceOf(
  content: string | Uint8Array,
  name = 'document.txt',
  piece = 64 * 1024,
): InventorySource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    modifiedAt: null,
    async *open() {
      for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
    },
  };
}

/** A whole document, its batches joined. */
export interface Reading {
  readonly header: DocumentHeader | null;
  readonly batch: ReadBatch;
  readonly end: DocumentEnd | null;
  readonly refused: Extract<ReadEvent, { kind: 'refused' }> | null;
}

export async function readAll(source: InventorySource, options: ReadOptions = {}): Promise<Reading> {
  let header: DocumentHeader | null = null;
  let end: DocumentEnd | null = null;
  let refused: Reading['refused'] = null;
  let batch: ReadBatch = EMPTY_BATCH;
  for await (const event of readInventory(source, options)) {
    if (event.kind === 'document') header = event.header;
    else if (event.kind === 'end') end = event.end;
    else if (event.kind === 'refused') refused = event;
    else batch = joined(batch, event.batch);
  }
  return { header, batch, end, refused };
}

function joined(one: ReadBatch, other: ReadBatch): ReadBatch {
  return {
    licenseServers: [...one.licenseServers, ...other.licenseServers],
    keyPacks: [...one.keyPacks, ...other.keyPacks],
    issuedLicenses: [...one.issuedLicenses, ...other.issuedLicenses],
    userCals: [...one.userCals, ...other.userCals],
    sessionHosts: [...one.sessionHosts, ...other.sessionHosts],
    rejected: [...one.rejected, ...other.rejected],
    warnings: [...one.warnings, ...other.warnings],
  };
}

/** Reads a text and fails when it is refused. */
export async function readText(
  text: string,
  options: ReadOptions & { name?: string } = {},
): Promise<Reading> {
  const reading = await readAll(sourceOf(text, options.name), options);
  if (reading.refused !== null) throw new Error(`refused: ${reading.refused.code}`);
  return reading;
}

export function codesOf(batch: ReadBatch): string[] {
  return batch.warnings.map(({ code }) => code);
}

export function formatOf(reading: Reading): InventoryFormat | null {
  return reading.header?.format ?? null;
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

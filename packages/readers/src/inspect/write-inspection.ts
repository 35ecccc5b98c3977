import type { DocumentHeader, ReadEvent } from '@calepin/core';
import { documentsOf } from '../documents-of.ts';
import { readInventory } from '../read-inventory.ts';
import type { InventorySource, ReadOptions } from '../reader.ts';
import { type Describe, InspectedDocument } from './inspected-document.ts';
import type { Write } from './json-spool.ts';

export interface InspectionOptions extends ReadOptions {
  /** Makes the messages: texts belong to the edge, in the reader's language. */
  readonly describe: Describe;
  /** Called for each document once it is read: what a progress display needs. */
  readonly onDocument?: (document: { readonly name: string; readonly refused: boolean }) => void;
}

/** A document that could not even be fetched: it stands among the others with the reason, in the words of whoever tried. */
export interface UnreadSource {
  readonly name: string;
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string } & Readonly<
    Record<string, unknown>
  >;
}

/** What an inspection came to. */
export interface InspectionOutcome {
  readonly read: number;
  readonly refused: number;
  /** Rows parked in the documents read. */
  readonly rejected: number;
  /** Of the command line's contract: 0 done, 1 something was rejected or refused, 3 nothing could be read. */
  readonly exitCode: 0 | 1 | 3;
}

/**
 * Reads sources, archives included, and writes the one JSON document of `calepin inspect` as it goes. Memory does not
 * grow with the documents.
 */
export async function writeInspection(
  sources: AsyncIterable<InventorySource | UnreadSource> | Iterable<InventorySource | UnreadSource>,
  write: Write,
  options: InspectionOptions,
): Promise<InspectionOutcome> {
  let read = 0;
  let refused = 0;
  let rejected = 0;
  await write('{"documents":[');
  for await (const source of sources) {
    if ('error' in source) {
      const { name, error } = source;
      await write(`${read + refused > 0 ? ',' : ''}${JSON.stringify({ name, format: null, error })}`);
      refused++;
      continue;
    }
    for await (const document of documentsOf(source)) {
      if (read + refused > 0) await write(',');
      const outcome = await writeDocument(document, write, options);
      if (outcome === 'refused') refused++;
      else {
        read++;
        rejected += outcome;
      }
      options.onDocument?.({ name: document.name, refused: outcome === 'refused' });
    }
  }
  await write(']}\n');
  return { read, refused, rejected, exitCode: read === 0 ? 3 : refused + rejected > 0 ? 1 : 0 };
}

/** Writes one document and returns how many of its rows were parked. */
async function writeDocument(
  source: InventorySource,
  write: Write,
  options: InspectionOptions,
): Promise<number | 'refused'> {
  await using document = new InspectedDocument(options.describe);
  let header: DocumentHeader | null = null;
  for await (const event of readInventory(source, options)) {
    switch (event.kind) {
      case 'document':
        header = event.header;
        break;
      case 'batch':
        await document.add(event.batch);
        break;
      case 'end':
        if (header !== null) await document.write(header, event.end, write);
        break;
      case 'refused':
        await write(JSON.stringify(refusedDocument(event, options.describe)));
        return 'refused';
    }
  }
  return document.rejections;
}

function refusedDocument(event: Extract<ReadEvent, { kind: 'refused' }>, describe: Describe): unknown {
  const { name, code, facts, tried } = event;
  const message = describe(`refusal.${code}`, facts);
  const remedy = describe(`refusal.${code}.remedy`, facts);
  return { name, format: null, error: { code, message, remedy, tried, facts } };
}

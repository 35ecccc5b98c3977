import type { DocumentHeader, InventoryFormat } from '@calepin/core';
import { type InventorySource, readInventory } from '@calepin/readers';
import type { RefusedEvent } from './document-summary.ts';

/** What the beginning of a document tells: its header, or that it is not an inventory. */
export async function readHeader(
  source: InventorySource,
  options: { readonly as?: InventoryFormat; readonly signal?: AbortSignal },
): Promise<DocumentHeader | RefusedEvent> {
  for await (const event of readInventory(source, options)) {
    if (event.kind === 'document') return event.header;
    if (event.kind === 'refused') return event;
  }
  return { kind: 'refused', name: source.name, code: 'empty', tried: [], facts: {} };
}

/** Tells the two answers of `readHeader` apart. */
export function isRefused(answer: DocumentHeader | RefusedEvent): answer is RefusedEvent {
  return 'kind' in answer;
}

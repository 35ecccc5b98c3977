import type { Instant } from '@calepin/core';
import type { FoldRequest, Register } from '../../src/store/index.ts';
import { requestOf, type TestDocument } from './documents.ts';

/** A document that the server made itself: its bytes hold no instant. */
export type CollectedDocument = Omit<TestDocument, 'at'>;

/** Reads a document as a collection does: confirmed when it can be, else folded as an import of its own. */
export async function collect(
  register: Register,
  document: CollectedDocument,
  at: Instant,
  { confirming = true, siteName = 'Mairie' } = {},
): Promise<{ readonly importId: string; readonly confirmed: boolean }> {
  const site = await register.ensureSite(siteName);
  const bytes = { ...document, at: 0 };
  const given = { observedAt: at, observedAtSource: 'given' } as const;
  const request: FoldRequest = { ...(await requestOf(register, '', site.id, bytes)), ...given };
  const known = confirming ? await register.confirm({ ...request, format: 'collector-json' }) : null;
  if (known !== null) {
    const { rows } = await register.imports({ limit: 1000, unchanged: true });
    const holder = rows.find(({ observations }) => observations.some(({ id }) => id === known.observationId));
    return { importId: holder?.id ?? '', confirmed: true };
  }
  const importId = await register.beginImport({ site: site.id, origin: 'collect' });
  await register.fold({ ...request, importId });
  await register.endImport(importId, {});
  return { importId, confirmed: false };
}

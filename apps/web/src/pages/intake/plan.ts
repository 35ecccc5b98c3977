import type { ImportRequest, InspectedDocument, RefusedDocument } from '@calepin/server/schemas';
import { type Correction, documentKey } from '../../intake/intake.ts';
import type { ReadFile } from './use-inspections.ts';

/** A recognised document with what the reader makes of it. */
export interface PlannedDocument {
  readonly key: string;
  readonly inspectionId: string;
  readonly document: InspectedDocument;
  readonly correction: Correction;
  readonly included: boolean;
}

/** What confirming would do. */
export interface Plan {
  readonly documents: readonly PlannedDocument[];
  readonly included: readonly PlannedDocument[];
  readonly refused: readonly RefusedDocument[];
  /** Files that are still sent or read. */
  readonly pending: number;
  /** Files that could not be sent or read at all. */
  readonly failed: number;
  /** Rows set aside in what is included. */
  readonly rejected: number;
  /** Rows that would be imported. */
  readonly rows: number;
  readonly site: string | null;
}

type Corrections = Readonly<Record<string, Correction>>;

/** A document that the register holds already is left out, unless the reader includes it. */
export function planned(read: ReadFile, corrections: Corrections): readonly PlannedDocument[] {
  const { inspection, file } = read;
  if (inspection?.state !== 'ready') return [];
  return inspection.documents.map((document) => {
    const key = documentKey(file.key, document.index);
    const correction = corrections[key] ?? {};
    const included = correction.include ?? document.alreadyImported === null;
    return { key, inspectionId: inspection.id, document, correction, included };
  });
}

export function planOf(files: readonly ReadFile[], corrections: Corrections): Plan {
  const documents = files.flatMap((read) => planned(read, corrections));
  const included = documents.filter((one) => one.included);
  const failed = files.filter(({ error, inspection }) => error !== null || inspection?.state === 'failed');
  const over = files.filter(({ inspection }) => inspection?.state === 'ready').length + failed.length;
  return {
    documents,
    included,
    refused: files.flatMap(({ inspection }) => inspection?.refused ?? []),
    pending: files.length - over,
    failed: failed.length,
    rejected: included.reduce((sum, { document }) => sum + document.counts.rejected, 0),
    rows: included.reduce((sum, { document }) => sum + rowsOf(document.counts), 0),
    site: files.find(({ inspection }) => inspection !== null)?.inspection?.site ?? null,
  };
}

function rowsOf(counts: InspectedDocument['counts']): number {
  return (
    counts.licenseServers + counts.keyPacks + counts.issuedLicenses + counts.userCals + counts.sessionHosts
  );
}

/** What is asked of the server. Inspections without an included document are left out: they are refused or known. */
export function importRequestOf(plan: Plan): ImportRequest {
  const inspectionIds = new Set(plan.included.map((one) => one.inspectionId));
  const documents = plan.documents.filter((one) => inspectionIds.has(one.inspectionId));
  return {
    inspectionIds: [...inspectionIds],
    ...(plan.site === null ? {} : { site: plan.site }),
    documents: documents.map(({ inspectionId, document, correction, included }) => ({
      inspectionId,
      index: document.index,
      include: included,
      ...(correction.host === undefined ? {} : { host: correction.host }),
      ...(correction.observedAt === undefined ? {} : { observedAt: correction.observedAt }),
    })),
  };
}

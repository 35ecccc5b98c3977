import type { RefusedEvent } from '../../collect/document-summary.ts';
import type { InspectedDocument as ReadDocument } from '../../collect/inspect-upload.ts';
import type { InspectionRecord } from '../../jobs/inspections.ts';
import type { Say } from '../../messages/index.ts';
import type { InspectedDocument, Inspection, RefusedDocument } from '../schemas/index.ts';
import { presentChanges } from './changes.ts';
import { presentFailure } from './failure.ts';
import { instantOrNull } from './instant.ts';
import { presentMessage, sayCode } from './message.ts';
import { presentRejection } from './rejection.ts';

/** A document that is none of the inventories, with what was tried and what to do. */
export function presentRefusal(refused: RefusedEvent, say: Say): RefusedDocument {
  return {
    name: refused.name,
    code: refused.code,
    message: sayCode(say, 'refusal', refused.code, refused.facts),
    remedy: sayCode(say, 'refusal', `${refused.code}.remedy`, refused.facts),
    tried: refused.tried.map((one) => ({ ...one })),
  };
}

function presentDocument(document: ReadDocument, say: Say): InspectedDocument {
  const { header } = document;
  return {
    index: document.index,
    name: header.name,
    sha256: document.sha256,
    bytes: document.bytes,
    format: header.format,
    encoding: header.encoding,
    delimiter: header.delimiter,
    observedAt: instantOrNull(header.observedAt),
    observedAtSource: header.observedAtSource,
    hosts: document.hosts.map((host) => ({ ...host })),
    suggestedHost: document.suggestedHost,
    keyPacks: document.keyPacks.map((pack) => ({
      host: pack.host,
      keyPackId: pack.keyPackId,
      calType: pack.calType,
      kind: pack.kind,
      productVersion: { ...pack.productVersion },
      total: pack.total,
      issued: pack.issued,
      available: pack.available,
      unlimited: pack.unlimited,
      expires: instantOrNull(pack.expires),
      perpetual: pack.perpetual,
      counted: pack.counted,
      label: pack.label,
    })),
    counts: { ...document.counts },
    rejected: document.rejections.map((rejection) => presentRejection(rejection, say)),
    warnings: document.warnings.map((warning) => presentMessage(say, 'warning', warning.code, warning.facts)),
    changes: presentChanges(document.changes),
    alreadyImported: document.alreadyImported,
  };
}

/** An inspection as it stands. */
export function presentInspection(record: InspectionRecord, say: Say): Inspection {
  return {
    id: record.id,
    state: record.state,
    name: record.upload.name,
    site: record.site,
    siteId: record.siteId,
    progress: { ...record.progress, totalBytes: record.upload.size },
    documents: record.result?.documents.map((document) => presentDocument(document, say)) ?? [],
    refused: record.result?.refused.map((refused) => presentRefusal(refused, say)) ?? [],
    failure: record.failure === null ? null : presentFailure(record.failure, say),
  };
}

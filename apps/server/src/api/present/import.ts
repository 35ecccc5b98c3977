import { toIso } from '@calepin/core';
import type { DocumentOutcome } from '../../collect/import-documents.ts';
import type { ImportJob } from '../../jobs/imports.ts';
import type { Say } from '../../messages/index.ts';
import type { ObservationRecord, ImportRecord as StoredImport } from '../../store/register.ts';
import type { ImportRecord } from '../schemas/index.ts';
import { presentChanges } from './changes.ts';
import { presentFailure } from './failure.ts';
import { presentRefusal } from './inspection.ts';
import { instantOrNull } from './instant.ts';
import { presentMessage } from './message.ts';
import type { Names } from './names.ts';
import { presentRejection } from './rejection.ts';

type Unimported = Exclude<DocumentOutcome, { kind: 'folded' }>;

function presentObservation(observation: ObservationRecord, say: Say): ImportRecord['observations'][number] {
  return {
    id: observation.id,
    name: observation.name,
    format: observation.format,
    encoding: observation.encoding,
    sha256: observation.sha256,
    bytes: observation.bytes,
    observedAt: toIso(observation.observedAt),
    observedAtSource: observation.observedAtSource,
    confirmed: instantOrNull(observation.confirmedAt),
    hosts: [...observation.hosts],
    changes: presentChanges(observation.changes),
    rejected: observation.rejected,
    rejections: observation.rejections.map((rejection) => presentRejection(rejection, say)),
    warnings: observation.warnings.map((warning) =>
      presentMessage(say, 'warning', warning.code, warning.facts),
    ),
  };
}

function presentUnimported(document: Unimported, say: Say): ImportRecord['notImported'][number] {
  if (document.kind === 'failed') return { name: document.name, ...presentFailure(document.code, say) };
  const { code, message } = presentRefusal(document.refusal, say);
  return { name: document.name, code, message, facts: { ...document.refusal.facts } };
}

/** The documents that did not come through, as far as this server remembers. */
function unimported(job: ImportJob | null, say: Say): ImportRecord['notImported'] {
  const documents = job?.outcome?.documents ?? [];
  return documents.flatMap((document) =>
    document.kind === 'folded' ? [] : [presentUnimported(document, say)],
  );
}

/** An import of the register; `job` is known while it runs and for a while afterwards. */
export function presentImport(
  record: StoredImport,
  job: ImportJob | null,
  names: Names,
  say: Say,
): ImportRecord {
  const running = record.state === 'running';
  return {
    id: record.id,
    siteId: record.site,
    site: names.site(record.site),
    state: record.state,
    origin: record.origin,
    started: toIso(record.startedAt),
    ended: instantOrNull(record.endedAt),
    progress: running ? progressOf(job) : null,
    observations: record.observations.map((observation) => presentObservation(observation, say)),
    notImported: unimported(job, say),
    failure: record.failure === null ? null : presentFailure(record.failure, say),
  };
}

function progressOf(job: ImportJob | null): NonNullable<ImportRecord['progress']> {
  return { phase: job?.progress?.phase ?? 'waiting', rows: job?.progress?.rows ?? 0 };
}

/** An import that the register has no record of: it waits for its turn, or nothing in it was recognised. */
export function presentJob(job: ImportJob, siteId: string | null, say: Say): ImportRecord {
  const failure = job.failure ?? (job.outcome === null ? null : 'refused');
  return {
    id: job.id,
    siteId,
    site: job.task.site.name,
    state: failure === null ? 'running' : 'failed',
    origin: job.task.origin,
    started: toIso(job.startedAt),
    ended: instantOrNull(job.endedAt),
    progress: failure === null ? progressOf(job) : null,
    observations: [],
    notImported: unimported(job, say),
    failure: failure === null ? null : presentFailure(failure, say),
  };
}

import type { Kysely, Selectable } from 'kysely';
import { nextNumber, write } from '../meta.ts';
import type { DocumentIdentity, FoldRequest, FoldResult } from '../register.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { allUnchanged, changesOf } from './changes.ts';
import { partOf } from './coverage.ts';
import { mention } from './hosts.ts';
import { isLicenseServerList } from './lists.ts';
import { type FoldingRoom, refold } from './refold.ts';
import { type Part, type StagedDocument, stageDocument } from './stage-document.ts';

type ObservationRow = Selectable<Schema['observation']>;

/** A document about to be folded: read into the staging tables, or known from an earlier import of the same bytes. */
interface Read extends Omit<StagedDocument, 'parts'> {
  readonly parts: readonly Part[];
  readonly staged: StagedDocument['parts'] | null;
}

/** Folds one document in one transaction. The writes that precede it in the queue are over. */
export async function foldDocument(
  db: Kysely<Schema>,
  room: FoldingRoom,
  request: FoldRequest,
): Promise<FoldResult> {
  await requireRunningImport(db, request);
  const repeated = await sameBytesAndInstant(db, request);
  if (repeated !== null) return recordRepeat(db, room, request, repeated);
  const read = (await knownReading(db, request)) ?? (await readNow(db, room, request));
  const rows = read.parts.reduce((sum, part) => sum + part.rowCount, 0);
  request.onProgress?.({ phase: 'folding', rows });
  return write(db, async (tx) => {
    const seq = await nextNumber(tx, 'seq');
    const id = room.newId();
    await insertObservation(tx, request, { seq, id, state: 'folded', read });
    const servers = read.parts.filter((part) => isLicenseServerList(part.scope, part.part));
    await mention(tx, request.site, seq, servers);
    const joining = {
      seq,
      at: request.observedAt,
      parts: read.parts,
      staged: read.staged,
      document: request,
    };
    await refold(tx, room, { site: request.site, joining: [joining], leaving: [], leavingHosts: [] });
    const changes = await changesOf(tx, seq);
    return { observationId: id, folded: true, changes, rejected: read.rejected };
  });
}

async function requireRunningImport(db: Kysely<Schema>, request: FoldRequest): Promise<void> {
  const found = await db
    .selectFrom('import')
    .select(['state', 'site_id'])
    .where('id', '=', request.importId)
    .executeTakeFirst();
  if (found === undefined) throw new RegisterError('unknown-import', { id: request.importId });
  if (found.state !== 'running' || found.site_id !== request.site) {
    throw new RegisterError('import-not-running', { id: request.importId, state: found.state });
  }
}

/** The folded observation that holds these very bytes at this very instant, if any. */
export async function sameBytesAndInstant(
  db: Kysely<Schema>,
  request: FoldRequest,
): Promise<ObservationRow | null> {
  const row = await sameReading(db, request).where('observed_at', '=', request.observedAt).executeTakeFirst();
  return row ?? null;
}

function sameReading(db: Kysely<Schema>, { header, ...request }: FoldRequest) {
  const { format, encoding } = header;
  return sameBytes(db, { ...request, format }).where('encoding', '=', encoding);
}

/** Folded observations of the same bytes, read in the same way. */
export function sameBytes(db: Kysely<Schema>, request: DocumentIdentity) {
  return db
    .selectFrom('observation')
    .selectAll()
    .where('site_id', '=', request.site)
    .where('sha256', '=', request.sha256)
    .where('default_host', '=', request.defaultHost)
    .where('format', '=', request.format)
    .where('reading', '=', request.reading ?? '')
    .where('state', '=', 'folded');
}

/**
 * What the bytes say, when an earlier observation read the same bytes in the same way: an unchanged file is not parsed
 * again.
 */
export async function knownReading(db: Kysely<Schema>, request: FoldRequest): Promise<Read | null> {
  const row = await sameReading(db, request).orderBy('observed_at', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return null;
  const parts = await db
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .selectAll('c')
    .select('l.scope')
    .where('c.seq', '=', row.seq)
    .execute();
  return {
    parts: parts.map(partOf),
    staged: null,
    rejected: row.rejected,
    // Written by `insertObservation`.
    rejections: JSON.parse(row.rejections) as Read['rejections'],
    warnings: JSON.parse(row.warnings) as Read['warnings'],
  };
}

async function readNow(db: Kysely<Schema>, room: FoldingRoom, request: FoldRequest): Promise<Read> {
  const staged = await stageDocument(db, room.staging, {
    events: request.events,
    defaultHost: request.defaultHost,
    onRows: (rows) => request.onProgress?.({ phase: 'reading', rows }),
  });
  return { ...staged, staged: staged.parts };
}

async function insertObservation(
  tx: Kysely<Schema>,
  request: FoldRequest,
  row: { seq: number; id: string; state: 'folded' | 'repeat'; read: Omit<Read, 'staged'> },
): Promise<void> {
  const { header } = request;
  const hosts = [...new Map(row.read.parts.map((part) => [part.part, part.host])).values()].filter(
    (h) => h !== '',
  );
  await tx
    .insertInto('observation')
    .values({
      seq: row.seq,
      id: row.id,
      import_id: request.importId,
      site_id: request.site,
      state: row.state,
      name: header.name,
      format: header.format,
      encoding: header.encoding,
      delimiter: header.delimiter,
      sha256: request.sha256,
      bytes: request.bytes,
      observed_at: request.observedAt,
      observed_at_source: request.observedAtSource,
      default_host: request.defaultHost,
      reading: request.reading ?? '',
      hosts: JSON.stringify(hosts),
      rejected: row.read.rejected,
      rejections: JSON.stringify(row.read.rejections),
      warnings: JSON.stringify(row.read.warnings),
      undone_changes: null,
    })
    .execute();
}

/** Remembers that an import held bytes that were there already: undoing the other import will leave them in place. */
async function recordRepeat(
  db: Kysely<Schema>,
  room: FoldingRoom,
  request: FoldRequest,
  first: ObservationRow,
): Promise<FoldResult> {
  const known = await knownReading(db, request);
  return write(db, async (tx) => {
    if (known !== null && first.import_id !== request.importId) {
      const seq = await nextNumber(tx, 'seq');
      await insertObservation(tx, request, { seq, id: room.newId(), state: 'repeat', read: known });
    }
    const changes = allUnchanged(await changesOf(tx, first.seq));
    return { observationId: first.id, folded: false, changes, rejected: first.rejected };
  });
}

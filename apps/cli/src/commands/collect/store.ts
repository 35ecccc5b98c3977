import { toIso } from '@calepin/core';
import type { ImportRecord, ImportRequest, Inspection } from '@calepin/server/schemas';
import { openApi } from '../../api/open-api.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { note } from '../../table/print-table.ts';
import { printable } from '../../terminal/printable.ts';
import type { Progress } from '../../terminal/progress.ts';
import { forget } from '../import/inspected.ts';
import { look, type Sending, send, settledInspection } from '../import/send.ts';
import { takeBack } from '../import/take-back.ts';
import { sayChanges, sumOf } from '../imports/say-changes.ts';
import type { CollectedHost } from './collected-host.ts';

/** What was read of hosts, put into the register the way `calepin import` does; says on the error stream what it changed. */
export async function storeCollected(
  hosts: readonly CollectedHost[],
  site: string | undefined,
  around: { readonly context: Context; readonly progress: Progress; readonly signal: AbortSignal },
): Promise<void> {
  if (hosts.length === 0) return;
  const { context, signal } = around;
  const started: string[] = [];
  await using api = await openApi(context, 'write');
  const sending: Sending = { ...around, api, site, as: undefined };
  try {
    for (const host of hosts) await storeHost(host, sending, started);
  } catch (error) {
    await around.progress.clear();
    if (signal.aborted) throw await takeBack(started, api, context);
    throw error;
  }
}

async function storeHost({ source, at }: CollectedHost, sending: Sending, started: string[]): Promise<void> {
  if (source === null) return;
  const { api, context, progress, signal } = sending;
  const sent = await send(source, sending);
  if ('message' in sent) throw new Failure('not-stored', { name: source.name, reason: sent.message });
  const inspection = await settledInspection(sent, sending);
  const begun = await begin(inspection, at, sending);
  const place = started.push(begun.id) - 1;
  const record = await look(begun, signal, async (known) => {
    // The register's own identifier follows once the import's turn has come.
    started[place] = known.id;
    await progress.show({ label: context.say('progress.importing'), share: null });
    return known.state === 'running' ? await api.get<ImportRecord>(`/imports/${known.id}`) : null;
  });
  await progress.clear();
  const [refused] = record.notImported;
  if (record.observations.length === 0) {
    throw new Failure('not-stored', { name: source.name, reason: refused?.message ?? '' });
  }
  const changes = sayChanges(sumOf(record.observations.map((observation) => observation.changes)), context);
  const name = printable(source.name.replace(/\.json$/, ''));
  await note(context, context.say('collect.stored', { name, site: printable(record.site), changes }));
}

async function begin(
  inspection: Inspection,
  at: number,
  { api, site, ...sending }: Sending,
): Promise<ImportRecord> {
  const { failure, documents, id } = inspection;
  if (failure !== null || documents.length === 0) {
    await forget([inspection], { api, site, ...sending });
    throw new Failure('not-stored', { name: inspection.name, reason: failure?.message ?? '' });
  }
  const json: ImportRequest = {
    inspectionIds: [id],
    ...(site === undefined ? {} : { site }),
    documents: documents.map(({ index }) => ({ inspectionId: id, index, observedAt: toIso(at) })),
  };
  return await api.send<ImportRecord>('POST', '/imports', { json });
}

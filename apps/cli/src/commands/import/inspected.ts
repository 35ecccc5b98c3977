import type { Inspection } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { printRefusal, type Refusal } from '../inspect/print-refusal.ts';
import { sourcesOf } from '../inspect/sources.ts';
import { type Sending, send, settledInspection } from './send.ts';

/** Files that one import may hold. */
const MOST_FILES = 100;

/** What became of the files that hold nothing to import. */
export interface Received {
  readonly refused: Refusal[];
}

/** The files, read by the server, as many at once as one import may hold. */
export async function* inspected(
  words: readonly string[],
  sending: Sending,
  received: Received,
): AsyncGenerator<Inspection[]> {
  const { context, signal } = sending;
  let sent: Inspection[] = [];
  try {
    for await (const source of sourcesOf(words, context, signal)) {
      const inspection = await send(source, sending);
      if ('message' in inspection) await refuse(inspection, sending, received);
      else sent.push(inspection);
      if (sent.length < MOST_FILES) continue;
      yield await settled(sent, sending, received);
      sent = [];
    }
    if (sent.length > 0) yield await settled(sent, sending, received);
    sent = [];
  } finally {
    // Ctrl-C or a fault: what the server has received is of no use to anyone.
    await forget(sent, sending);
  }
}

/** Those of the files that hold something to import, once all are read. */
async function settled(
  sent: readonly Inspection[],
  sending: Sending,
  received: Received,
): Promise<Inspection[]> {
  const ready: Inspection[] = [];
  for (const one of sent) {
    const inspection = await settledInspection(one, sending);
    const { name, failure } = inspection;
    if (failure !== null)
      await refuse({ name, message: failure.message, remedy: null, tried: [] }, sending, received);
    for (const refused of inspection.refused)
      await refuse(triedOf(refused, sending.context), sending, received);
    if (inspection.documents.length > 0) ready.push(inspection);
    else await forget([inspection], sending);
  }
  await sending.progress.clear();
  return ready;
}

function triedOf(refused: Inspection['refused'][number], { say }: Context): Refusal {
  const { name, message, remedy, tried } = refused;
  // Formats that a newer server knows are named as it names them.
  return {
    name,
    message,
    remedy,
    tried: tried.map(({ format }) => say(`format.${format}` as 'format.cim-json')),
  };
}

async function refuse(refusal: Refusal, { progress, context }: Sending, received: Received): Promise<void> {
  received.refused.push(refusal);
  await progress.clear();
  await printRefusal(refusal, context);
}

export async function forget(inspections: readonly Inspection[], { api }: Sending): Promise<void> {
  for (const { id } of inspections) await api.remove(`/inspections/${id}`).catch(() => undefined);
}

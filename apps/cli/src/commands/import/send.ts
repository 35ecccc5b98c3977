import { setTimeout as wait } from 'node:timers/promises';
import { toIso } from '@calepin/core';
import { type InventorySource, RefusedDocument } from '@calepin/readers';
import type { Inspection } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import type { Progress } from '../../terminal/progress.ts';
import type { Refusal } from '../inspect/print-refusal.ts';

/** How long to wait between two looks at something that goes on. */
const FIRST_LOOK = 20;
const LONGEST_LOOK = 250;

export interface Sending {
  readonly api: Api;
  readonly context: Context;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly site: string | undefined;
  readonly as: string | undefined;
}

/** Sends one file to be inspected; a refusal when it cannot even be opened. */
export async function send(source: InventorySource, sending: Sending): Promise<Inspection | Refusal> {
  const { api, context, progress, signal, site, as } = sending;
  const refusal = await openingRefusal(source, context);
  if (refusal !== null) return refusal;
  const label = context.say('progress.receiving', { name: source.name });
  let sent = 0;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      signal.throwIfAborted();
      sent += chunk.length;
      await progress.show({
        label,
        share: source.size === null ? null : Math.min(1, sent / Math.max(1, source.size)),
      });
      yield chunk;
    }
  };
  const modified = source.modifiedAt === null ? undefined : toIso(source.modifiedAt);
  return await api.send<Inspection>('POST', '/inspections', {
    query: { name: source.name, modified, site, as },
    bytes: bytes(),
  });
}

/** Why a source cannot be opened: better known before it is sent than in the middle. */
async function openingRefusal(source: InventorySource, { say }: Context): Promise<Refusal | null> {
  try {
    for await (const _ of source.open()) break;
    return null;
  } catch (error) {
    const { code, facts } = error instanceof RefusedDocument ? error : new RefusedDocument('unreadable');
    return {
      name: source.name,
      message: say(`refusal.${code}`, facts),
      remedy: say(`refusal.${code}.remedy`, facts),
      tried: [],
    };
  }
}

/** Waits until a file that was sent has been read. */
export async function settledInspection(inspection: Inspection, sending: Sending): Promise<Inspection> {
  const { api, context, progress } = sending;
  return await look(inspection, sending.signal, async (known) => {
    const { bytes, totalBytes } = known.progress;
    const share = totalBytes === 0 ? null : Math.min(1, bytes / totalBytes);
    await progress.show({ label: context.say('progress.reading', { name: known.name }), share });
    return known.state === 'reading' ? await api.get<Inspection>(`/inspections/${known.id}`) : null;
  });
}

/** Looks at something again and again, ever less often, until `next` says that it is over. */
export async function look<T>(
  first: T,
  signal: AbortSignal,
  next: (known: T) => Promise<T | null>,
): Promise<T> {
  let known = first;
  let pause = FIRST_LOOK;
  for (;;) {
    signal.throwIfAborted();
    const found = await next(known);
    if (found === null) return known;
    known = found;
    await wait(pause, undefined, { signal });
    pause = Math.min(LONGEST_LOOK, pause * 1.5);
  }
}

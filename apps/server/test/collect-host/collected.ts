import type { CollectStepOutcome, DocumentEnd, ReadBatch, Scope } from '@calepin/core';
import { readInventory } from '@calepin/readers';
import type { CollectOutcome, CollectWatch, HostRequest } from '../../src/collect/collected.ts';
import { collectHost } from '../../src/collect/host/collect-host.ts';
import { type FakeHost, type FakeModel, fakeHost, REQUEST } from './fake-host.ts';

export interface Collected {
  readonly outcome: CollectOutcome;
  /** The document; empty when none was written. */
  readonly text: string;
  readonly told: readonly CollectStepOutcome[];
  readonly host: FakeHost;
}

/** Collects a host that exists in memory only. */
export async function collected(
  model: FakeModel,
  request: Partial<HostRequest> = {},
  watch: CollectWatch = {},
): Promise<Collected> {
  const host = fakeHost(model);
  const told: CollectStepOutcome[] = [];
  let text = '';
  const outcome = await collectHost(
    { ...REQUEST, ...request },
    async (piece) => {
      text += piece;
    },
    { onStep: (step) => told.push(step), ...watch },
    host.open,
  );
  return { outcome, text, told, host };
}

/** `step subject state code`, for tables. */
export function lines(steps: readonly CollectStepOutcome[]): string[] {
  return steps.map(({ step, subject, state, problem }) =>
    [step, subject, state, problem?.code].filter((part) => part !== null && part !== undefined).join(' '),
  );
}

/** What the register's reader makes of a document. */
export async function readBack(text: string): Promise<{
  readonly batches: readonly ReadBatch[];
  readonly coverage: Readonly<Record<string, boolean>>;
  readonly end: DocumentEnd | null;
}> {
  const bytes = new TextEncoder().encode(text);
  const batches: ReadBatch[] = [];
  let end: DocumentEnd | null = null;
  const source = {
    name: 'host.json',
    size: bytes.length,
    modifiedAt: null,
    open: async function* () {
      yield bytes;
    },
  };
  for await (const event of readInventory(source)) {
    if (event.kind === 'batch') batches.push(event.batch);
    else if (event.kind === 'end') end = event.end;
    else if (event.kind === 'refused') throw new Error(`refused: ${event.code}`);
  }
  const coverage: Partial<Record<Scope, boolean>> = {};
  for (const { scope, complete } of end?.coverage ?? []) coverage[scope] = complete;
  return { batches, coverage, end };
}

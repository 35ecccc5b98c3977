import type { CollectStepOutcome } from '@calepin/core';
import type { Login } from '../../collect/collected.ts';
import { failureCode } from '../../collect/failure.ts';
import type { ImportOutcome } from '../../collect/import-documents.ts';
import { BY_ITSELF } from '../../store/audit.ts';
import type { RunRecord, Target } from '../../store/collection.ts';
import type { ChangeCounts, Site } from '../../store/register.ts';
import type { Workshop } from '../workshop.ts';
import type { Collecting, CollectProgress } from './collecting.ts';
import { failedStep } from './failed-step.ts';
import type { Logins } from './logins.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { collectTask } from './target-request.ts';

/** What a run has brought. */
export type RunEnd = Pick<RunRecord, 'steps' | 'rows' | 'bytes' | 'importId' | 'unchanged'> & {
  readonly state: 'done' | 'partial' | 'failed';
};

interface CollectTargetRequest {
  readonly runId: string;
  readonly target: Target;
  readonly site: Site;
  readonly logins: Pick<Logins, 'of'>;
  readonly collecting: Pick<Collecting, 'collect'>;
  readonly workshop: Pick<Workshop, 'import'>;
  readonly spool: Pick<SpoolFolder, 'path' | 'discard'>;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CollectProgress) => void;
  /** For the log: what the steps do not tell. */
  readonly onFault: (error: unknown) => void;
}

const NOTHING = { rows: 0, bytes: 0, importId: null, unchanged: false } as const;

/**
 * Reads a target and imports what it brought. Throws an `AbortError` when the signal stopped it; nothing of the document
 * is then kept. Anything else that goes wrong is a step of the run.
 */
export async function collectTarget(request: CollectTargetRequest): Promise<RunEnd> {
  const { runId, target, logins, collecting, spool, signal, onProgress } = request;
  let login: Login | null;
  try {
    login = await logins.of(target.credentialId);
  } catch (error) {
    request.onFault(error);
    const step = failedStep('authentication', 'credential-unreadable', { host: target.name });
    return { ...NOTHING, state: 'failed', steps: [step] };
  }
  // The instant of the observation: what is read is at least as new.
  const observedAt = request.now();
  const path = spool.path(runId);
  try {
    const read = await collecting.collect(collectTask(target, login), path, { signal, onProgress });
    signal.throwIfAborted();
    const { state, steps, rows, bytes } = read;
    if (state === 'failed') return { ...NOTHING, state, steps };
    const end = { state, steps, rows, bytes } as const;
    return { ...end, ...(await imported(request, { path, bytes, observedAt }, steps)) };
  } finally {
    await spool.discard(path);
  }
}

/** Takes what was read into the register. A document that does not come through makes the run a failed one. */
async function imported(
  { target, site, workshop, signal, onFault }: CollectTargetRequest,
  document: { readonly path: string; readonly bytes: number; readonly observedAt: number },
  steps: readonly CollectStepOutcome[],
): Promise<Pick<RunEnd, 'importId' | 'unchanged'> | RunEnd> {
  const upload = {
    path: document.path,
    name: `${target.name}.json`,
    size: document.bytes,
    modifiedAt: null,
  };
  const outcome = await workshop.import(
    {
      site: { name: site.name, example: site.example },
      origin: 'collect',
      by: BY_ITSELF,
      documents: [{ upload, index: null, host: target.name, observedAt: document.observedAt }],
    },
    { signal },
  );
  signal.throwIfAborted();
  const fault = faultOf(outcome);
  if (fault === null) {
    const unchanged = outcome.documents.every(
      (one) => one.kind === 'folded' && isUnchanged(one.result.changes),
    );
    return { importId: outcome.record?.id ?? null, unchanged };
  }
  onFault(fault.error);
  const step = failedStep('class', 'internal', { host: target.name, failure: fault.code });
  return { ...NOTHING, state: 'failed', steps: [...steps, step] };
}

function faultOf(outcome: ImportOutcome): { readonly code: string; readonly error: Error } | null {
  for (const document of outcome.documents) {
    if (document.kind === 'refused') {
      const error = new Error(`a collected document was refused: ${document.refusal.code}`);
      return { code: failureCode(error), error };
    }
    if (document.kind === 'failed') return { code: document.code, error: new Error(document.reason) };
  }
  return null;
}

function isUnchanged({ licenseServers, ...lists }: ChangeCounts): boolean {
  return (
    licenseServers.added + licenseServers.changed === 0 &&
    Object.values(lists).every(({ added, changed, gone }) => added + changed + gone === 0)
  );
}

import type { ImportRecord } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import { openApi } from '../../api/open-api.ts';
import type { Context } from '../../context.ts';
import { Interrupted } from '../../failure.ts';
import { Progress } from '../../terminal/progress.ts';
import { look } from './send.ts';

/** How long a server is given to finish what cannot be stopped halfway, before the command gives up knowing. */
const PATIENCE = 60_000;

/**
 * After Ctrl-C: takes back what the command imported, and says whether that is certain. An import of this process is stopped at
 * once; one of a server is waited for, since a server finishes what it was asked.
 */
export async function takeBack(ids: readonly string[], api: Api, context: Context): Promise<Interrupted> {
  if (ids.length === 0) return new Interrupted('interrupted.import');
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    if (api.remote) await undoAll(ids, api, context, patience);
    else {
      await api.close();
      await using again = await openApi(context, 'write');
      await undoAll(ids, again, context, patience);
    }
    return new Interrupted('interrupted.import');
  } catch {
    return new Interrupted('interrupted.import-unsure');
  }
}

async function undoAll(
  ids: readonly string[],
  api: Api,
  context: Context,
  patience: AbortSignal,
): Promise<void> {
  const progress = new Progress(context);
  for (const id of ids.toReversed()) {
    const first = await api.get<ImportRecord>(`/imports/${id}`);
    const record = await look(first, patience, async (known) => {
      await progress.show({ label: context.say('progress.waiting'), share: null });
      return known.state === 'running' ? await api.get<ImportRecord>(`/imports/${id}`) : null;
    });
    if (record.observations.length > 0 && record.state !== 'undone')
      await api.send('DELETE', `/imports/${record.id}`);
  }
  await progress.clear();
}

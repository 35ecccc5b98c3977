import type {
  CollectStep,
  Run,
  RunDetail,
  RunEvent,
  RunPage,
  Target,
  TargetList,
} from '@calepin/server/schemas';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { RUNS, TARGETS } from './collection.ts';

/** What several events come to: the newest of each run. */
interface Changes {
  readonly runs: Map<string, Run>;
  readonly rows: Map<string, number>;
  readonly steps: Map<string, CollectStep[]>;
}

function changesOf(events: readonly RunEvent[]): Changes {
  const changes: Changes = { runs: new Map(), rows: new Map(), steps: new Map() };
  for (const event of events) {
    if (event.type === 'run-started' || event.type === 'run-ended') changes.runs.set(event.run.id, event.run);
    if (event.type === 'run-rows') changes.rows.set(event.runId, event.rows);
    if (event.type === 'run-step')
      changes.steps.set(event.runId, [...(changes.steps.get(event.runId) ?? []), event.step]);
  }
  return changes;
}

/** Puts what the stream said into what was asked before, so that every page that shows it follows. */
export function applyRunEvents(client: QueryClient, events: readonly RunEvent[]): void {
  const changes = changesOf(events);
  const cache = client.getQueryCache();
  for (const query of cache.findAll({ queryKey: [RUNS, 'pages'] }))
    client.setQueryData<InfiniteData<RunPage>>(
      query.queryKey,
      // What `usePages` puts there.
      (pages) => pages && inPages(pages, query.queryKey[2] as Asked, changes),
    );
  for (const id of new Set([...changes.runs.keys(), ...changes.rows.keys(), ...changes.steps.keys()]))
    client.setQueriesData<RunDetail>(
      { queryKey: [`${RUNS}/${encodeURIComponent(id)}`] },
      (detail) => detail && inDetail(detail, changes),
    );
  client.setQueriesData<TargetList>({ queryKey: [TARGETS] }, (list) => list && inTargets(list, changes));
  for (const { targetId } of changes.runs.values())
    client.setQueriesData<Target>(
      { queryKey: [`${TARGETS}/${encodeURIComponent(targetId)}`] },
      (target) => target && inTarget(target, changes),
    );
}

const inRun = <Row extends Run>(run: Row, { runs, rows }: Changes): Row => {
  const known = runs.get(run.id);
  const counted = known?.state !== 'running' && known ? known.rows : rows.get(run.id);
  if (!known && counted === undefined) return run;
  return { ...run, ...known, ...(counted === undefined ? {} : { rows: counted }) };
};

function inDetail(detail: RunDetail, changes: Changes): RunDetail {
  const more = changes.steps.get(detail.id) ?? [];
  return { ...inRun(detail, changes), steps: more.length === 0 ? detail.steps : [...detail.steps, ...more] };
}

/** What a list of runs was asked with: the third part of its key, see `usePages`. */
interface Asked {
  readonly target?: string;
  readonly state?: string;
  /** Identifier or name: by its name, new runs wait until the list is asked anew. */
  readonly site?: string;
}

/** Whether a run of a list still belongs to it: only its state changes. */
const stays = (run: Run, { state }: Asked): boolean => state === undefined || state === run.state;

const joins = (run: Run, asked: Asked): boolean =>
  stays(run, asked) &&
  (asked.target === undefined || asked.target === run.targetId) &&
  (asked.site === undefined || asked.site === run.siteId);

function inPages(
  { pages, pageParams }: InfiniteData<RunPage>,
  asked: Asked,
  changes: Changes,
): InfiniteData<RunPage> {
  const present = new Set(pages.flatMap((page) => page.rows.map(({ id }) => id)));
  const fresh = [...changes.runs.values()]
    .filter((run) => !present.has(run.id) && joins(run, asked))
    .reverse();
  const followed = pages.map((page, index) => ({
    ...page,
    rows: [...(index === 0 ? fresh : []), ...page.rows]
      .map((run) => inRun(run, changes))
      .filter((run) => stays(run, asked)),
  }));
  return { pages: followed, pageParams };
}

function inTarget(target: Target, changes: Changes): Target {
  const newest = [...changes.runs.values()].findLast(({ targetId }) => targetId === target.id);
  const lastRun = newest ?? target.lastRun;
  if (lastRun === null) return target;
  const followed = inRun(lastRun, changes);
  if (followed === target.lastRun) return target;
  // How a target fares after a run is the server's to tell: its list is asked anew soon after.
  return { ...target, lastRun: followed, health: followed.state === 'running' ? 'running' : target.health };
}

function inTargets(list: TargetList, changes: Changes): TargetList {
  const touched = new Set([...changes.runs.values()].map(({ targetId }) => targetId));
  const concerns = ({ id, lastRun }: Target): boolean =>
    touched.has(id) || (lastRun !== null && changes.rows.has(lastRun.id));
  if (!list.rows.some(concerns)) return list;
  return { rows: list.rows.map((target) => (concerns(target) ? inTarget(target, changes) : target)) };
}

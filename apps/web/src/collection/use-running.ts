import { useAllTargets, useEveryRun } from '../api/collection.ts';

/** How many runs are counted before "many" would do. */
const COUNTED = 200;

/** How many runs are under way, on every site. */
export function useRunning(): number {
  const { data } = useEveryRun({ state: 'running' }, COUNTED);
  return data?.pages.reduce((count, page) => count + page.rows.length, 0) ?? 0;
}

/** Whether anything is collected live: there was a run, or the page has seen a target. */
export function useCollects(): boolean {
  const ran = useEveryRun({}, 1).data?.pages.some((page) => page.rows.length > 0) ?? false;
  const known = useAllTargets(false).data?.rows.length ?? 0;
  return ran || known > 0;
}

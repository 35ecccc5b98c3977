import type { Run } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useText } from '../language/text.ts';
import { Instant } from './instant.tsx';
import { RunMark } from './marks.tsx';
import './run-lines.css';

/** The runs of one target, the newest first, each in one line. */
export function RunLines({ runs }: { runs: readonly Run[] }) {
  const t = useText();
  if (runs.length === 0) return <p className="soft">{t('runs.none-of-target')}</p>;
  return (
    <ul className="lines">
      {runs.map((run) => (
        <li key={run.id}>
          <Link to="/runs/$id" params={{ id: run.id }} className="run-line">
            <RunMark state={run.state} />
            <span>{outcomeOf(t, run)}</span>
            <span className="number soft">
              <Instant at={run.startedAt} never="" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What a run came to, in a few words. */
export function outcomeOf(t: ReturnType<typeof useText>, run: Run): string {
  if (run.problem) return run.problem.message;
  if (run.state === 'running') return t('targets.rows-so-far', { count: run.rows });
  if (run.unchanged) return t('runs.unchanged', { count: run.rows });
  return t('steps.rows', { count: run.rows });
}

/** How long a run took; nothing while it runs. */
export function tookMs({ startedAt, endedAt }: Run): number | null {
  return endedAt === null ? null : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));
}

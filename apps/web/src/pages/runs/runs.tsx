import type { Run } from '@calepin/server/schemas';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRuns, useTarget } from '../../api/collection.ts';
import { useStream } from '../../api/run-events.ts';
import { useTitle } from '../../app/use-title.ts';
import { RunMark } from '../../collection/marks.tsx';
import { outcomeOf, tookMs } from '../../collection/run-lines.tsx';
import { StreamNote } from '../../collection/stream-note.tsx';
import { useRunning } from '../../collection/use-running.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { MoreRows } from '../../table/more-rows.tsx';
import './runs.css';

const route = getRouteApi('/runs');
const STATES = ['running', 'done', 'partial', 'failed', 'interrupted'] as const;

/** Every collection, the newest first; those under way move by themselves. */
export function Runs() {
  const t = useText();
  const { target, state } = route.useSearch();
  const query = useRuns({ target, state: STATES.find((one) => one === state) });
  const running = useRunning();
  const columns = useMemo(() => columnsOf(t), [t]);
  const filtered = target !== undefined || state !== undefined;
  useTitle(t('place.runs'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('place.runs')}</h1>
        <p className="soft">{running > 0 ? <Underway count={running} /> : t('runs.lead')}</p>
      </header>
      <Loaded query={query} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0 && !filtered) return <NoRuns />;
          return (
            <div>
              <Filters />
              <Ledger
                caption={t('runs.caption')}
                rows={rows}
                columns={columns}
                rowKey={(run) => run.id}
                leads
                none={t('runs.no-match')}
              />
              <MoreRows query={query} />
              <StreamNote />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}

function Underway({ count }: { count: number }) {
  const t = useText();
  const live = useStream() === 'live';
  return (
    <>
      <Mark tone="info">{t('runs.running', { count })}</Mark>
      {live && ` · ${t('runs.live')}`}
    </>
  );
}

function NoRuns() {
  const t = useText();
  return (
    <Empty
      title={t('runs.none')}
      act={
        <Link to="/targets" className="button">
          {t('runs.none.act')}
        </Link>
      }
    >
      {t('runs.none.meaning')}
    </Empty>
  );
}

/** What narrows the list; all of it is in the address. */
function Filters() {
  const t = useText();
  const navigate = useNavigate();
  const { target, state } = route.useSearch();
  return (
    <div className="table-bar">
      <select
        className={state === undefined ? 'field' : 'field field-set'}
        aria-label={t('runs.state')}
        value={state ?? ''}
        onChange={(event) =>
          void navigate({
            to: '.',
            search: (now) => ({ ...now, state: event.currentTarget.value || undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <option value="">{t('runs.state.any')}</option>
        {STATES.map((one) => (
          <option key={one} value={one}>
            {t(`run-state.${one}`)}
          </option>
        ))}
      </select>
      {target !== undefined && <OneTarget id={target} />}
    </div>
  );
}

function OneTarget({ id }: { id: string }) {
  const t = useText();
  const name = useTarget(id).data?.name ?? id;
  return (
    <span className="one-target">
      {t('runs.of-target', { name })}{' '}
      <Link to="/runs" search={(now) => ({ ...now, target: undefined })} replace>
        {t('runs.of-all')}
      </Link>
    </span>
  );
}

const columnsOf = (t: Text): readonly LedgerColumn<Run>[] => [
  {
    id: 'started',
    header: t('runs.when'),
    cell: (run) => (
      <>
        <Link to="/runs/$id" params={{ id: run.id }} className="lead nowrap">
          {t.dateTime(run.startedAt)}
        </Link>
        <span className="second-line small">{[run.target, outcomeOf(t, run)].join(' · ')}</span>
      </>
    ),
  },
  { id: 'target', header: t('runs.target'), cell: (run) => run.target, wideOnly: true },
  { id: 'state', header: t('runs.state'), cell: (run) => <RunMark state={run.state} /> },
  {
    id: 'outcome',
    header: t('runs.outcome'),
    cell: (run) => <span className={run.problem ? undefined : 'soft'}>{outcomeOf(t, run)}</span>,
    wideOnly: true,
  },
  {
    id: 'trigger',
    header: t('runs.trigger'),
    cell: (run) => <span className="soft">{t(`run-trigger.${run.trigger}`)}</span>,
    wideOnly: 'laptop',
  },
  {
    id: 'took',
    header: t('runs.took'),
    cell: (run) => {
      const took = tookMs(run);
      return took === null ? <span className="soft">–</span> : t.duration(took);
    },
    numeric: true,
    wideOnly: true,
  },
];

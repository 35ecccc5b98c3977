import type { RunDetail } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRun } from '../../api/collection.ts';
import { useTitle } from '../../app/use-title.ts';
import { RunMark } from '../../collection/marks.tsx';
import { tookMs } from '../../collection/run-lines.tsx';
import { Steps } from '../../collection/steps.tsx';
import { StreamNote } from '../../collection/stream-note.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import './runs.css';

/** One run as a log that can be read: what was tried, what came, why it stopped. */
export function RunPage() {
  const t = useText();
  const { id } = useParams({ from: '/runs/$id' });
  const query = useRun(id);
  useTitle(query.data ? t('run.title', { name: query.data.target }) : t('place.runs'));
  return (
    <div className="page">
      <Loaded query={query} lines={8} whole>
        {(run) => <One run={run} />}
      </Loaded>
    </div>
  );
}

function One({ run }: { run: RunDetail }) {
  const t = useText();
  const took = tookMs(run);
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/runs">{t('place.runs')}</Link> ·{' '}
          <Link to="/targets/$id" params={{ id: run.targetId }}>
            {run.target}
          </Link>
        </p>
        <h1>{t('run.title', { name: run.target })}</h1>
        <p>
          <RunMark state={run.state} /> <span className="soft">· {t.dateTime(run.startedAt)}</span>
        </p>
      </header>
      <div className="run-body">
        <dl className="facts">
          <Fact name={t('run.rows')}>{t.number(run.rows)}</Fact>
          <Fact name={t('run.bytes')}>{t.bytes(run.bytes)}</Fact>
          <Fact name={t('runs.took')}>{took === null ? t('run.not-over') : t.duration(took)}</Fact>
          <Fact name={t('runs.trigger')}>{t(`run-trigger.${run.trigger}`)}</Fact>
          <Fact name={t('run.brought')}>
            <Brought run={run} />
          </Fact>
        </dl>
        <section className="section" aria-labelledby="run-log">
          <h2 id="run-log">{t('run.log')}</h2>
          <Steps label={t('run.log')} steps={run.steps} running={run.state === 'running'} />
          {run.state === 'interrupted' && <p className="notice">{t('run.interrupted')}</p>}
        </section>
        <StreamNote />
      </div>
    </>
  );
}

/** What the register has from it. */
function Brought({ run: { importId, unchanged, state } }: { run: RunDetail }) {
  const t = useText();
  if (importId !== null) {
    return (
      <Link to="/imports/$id" params={{ id: importId }}>
        {t('run.see-import')}
      </Link>
    );
  }
  if (unchanged) return t('run.unchanged');
  return <span className="soft">{t(state === 'running' ? 'run.not-over' : 'run.nothing')}</span>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import type { Target } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRuns, useTarget } from '../../api/collection.ts';
import { May } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { Instant } from '../../collection/instant.tsx';
import { HealthMark } from '../../collection/marks.tsx';
import { Problem } from '../../collection/problem.tsx';
import { RunLines } from '../../collection/run-lines.tsx';
import { StreamNote } from '../../collection/stream-note.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { NextRun } from './columns.tsx';
import { PauseTarget } from './pause-target.tsx';
import { RemoveTarget } from './remove-target.tsx';
import { RunNow } from './run-now.tsx';
import { intervalWords } from './schedule-fields.tsx';
import './targets.css';

/** One target: how it fares, what went wrong, what it brought. */
export function TargetPage() {
  const t = useText();
  const { id } = useParams({ from: '/targets/$id' });
  const query = useTarget(id);
  useTitle(query.data?.name ?? t('place.targets'));
  return (
    <div className="page">
      <Loaded query={query} lines={8} whole>
        {(target) => <One target={target} />}
      </Loaded>
    </div>
  );
}

function One({ target }: { target: Target }) {
  const t = useText();
  const { lastRun, health } = target;
  const problem = health === 'good' ? null : (lastRun?.problem ?? null);
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/targets">{t('place.targets')}</Link>
        </p>
        <h1>{target.name}</h1>
        <p>
          <HealthMark health={health} /> <span className="soft">· {target.site}</span>
        </p>
        <May right="operate" site={target.siteId}>
          <div className="acts target-acts">
            <RunNow target={target} />
            <PauseTarget target={target} />
            <Link to="/targets/$id/edit" params={{ id: target.id }} className="button">
              {t('target.edit')}
            </Link>
            <RemoveTarget target={target} />
          </div>
        </May>
      </header>
      {problem && (
        <section className="section" aria-labelledby="target-problem">
          <h2 id="target-problem">{t('target.problem')}</h2>
          <div className={health === 'partial' ? 'notice notice-warning' : 'notice notice-critical'}>
            <Problem problem={problem} />
          </div>
        </section>
      )}
      <Runs target={target} />
      <Facts target={target} />
      <StreamNote />
    </>
  );
}

const SHOWN = 8;

function Runs({ target }: { target: Target }) {
  const t = useText();
  const runs = useRuns({ target: target.id }, SHOWN);
  return (
    <section className="section" aria-labelledby="target-runs">
      <div className="section-head">
        <h2 id="target-runs">{t('target.runs')}</h2>
        <Link to="/runs" search={(now) => ({ ...now, target: target.id })}>
          {t('target.runs.all')}
        </Link>
      </div>
      <Loaded query={runs} lines={3}>
        {({ pages }) => <RunLines runs={pages.flatMap((page) => page.rows).slice(0, SHOWN)} />}
      </Loaded>
    </section>
  );
}

function Facts({ target }: { target: Target }) {
  const t = useText();
  const port = target.port === null ? '' : `:${target.port}`;
  return (
    <section className="section" aria-labelledby="target-facts">
      <h2 id="target-facts">{t('target.facts')}</h2>
      <dl className="facts">
        <Fact name={t('target.last-success')}>
          <Instant at={target.lastSuccessAt} never={t('target.never')} />
        </Fact>
        <Fact name={t('target.next-run')}>
          <NextRun target={target} />
        </Fact>
        <Fact name={t('target.interval')}>{intervalWords(t, target.intervalMinutes)}</Fact>
        <Fact name={t('target.reads')}>{t.list(target.reads.map((scope) => t(`scope.${scope}.short`)))}</Fact>
        <Fact name={t('target.connection')}>
          <span className="mono">
            {target.transport}://{target.address ?? target.name}
            {port}
            {target.path ?? ''}
          </span>
        </Fact>
        <Fact name={t('target.authentication')}>{t(`authentication.${target.authentication}`)}</Fact>
        <Fact name={t('credentials.title')}>
          {target.credential ?? <span className="soft">{t('target.no-credential')}</span>}
        </Fact>
        <Fact name={t('target.origin')}>
          {t(`target.origin.${target.origin}`, { date: t.date(target.createdAt) })}
        </Fact>
        {(target.licenseServerId !== null || target.sessionHostId !== null) && (
          <Fact name={t('target.brings')}>
            <Brings target={target} />
          </Fact>
        )}
      </dl>
      {target.allowUnencrypted && <p className="notice notice-warning">{t('target.unencrypted.warning')}</p>}
    </section>
  );
}

/** What it is in the register. */
function Brings({ target: { licenseServerId, sessionHostId } }: { target: Target }) {
  const t = useText();
  return (
    <>
      {licenseServerId !== null && (
        <Link to="/license-servers/$id" params={{ id: licenseServerId }}>
          {t('target.brings.license-server')}
        </Link>
      )}
      {licenseServerId !== null && sessionHostId !== null && ' · '}
      {sessionHostId !== null && (
        <Link to="/session-hosts/$id" params={{ id: sessionHostId }}>
          {t('target.brings.session-host')}
        </Link>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

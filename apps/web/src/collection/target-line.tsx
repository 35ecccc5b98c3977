import type { Target } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useRunNow, useTarget, useTargets } from '../api/collection.ts';
import { May } from '../app/may.tsx';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';
import { Instant } from './instant.tsx';
import { HealthMark } from './marks.tsx';
import './target-line.css';

/** How what this page shows is read: the target, how it fares, and a button to read it now. */
export function TargetLine({ id }: { id: string }) {
  const target = useTarget(id).data;
  return target ? <Line target={target} /> : null;
}

/** The same for a license server of the register; nothing when it is not read live. */
export function TargetLineOfServer({ id }: { id: string }) {
  const target = useTargets().data?.rows.find(({ licenseServerId }) => licenseServerId === id);
  return target ? <Line target={target} /> : null;
}

function Line({ target }: { target: Target }) {
  const t = useText();
  const run = useRunNow();
  const { id, siteId, name, health, lastRun, lastSuccessAt } = target;
  return (
    <section className="section" aria-labelledby="live-target">
      <h2 id="live-target">{t('target-line.title')}</h2>
      <div className="target-line-row">
        <HealthMark health={health} />
        <Link to="/targets/$id" params={{ id }}>
          {name}
        </Link>
        <span className="soft">
          {t('target.last-success')} <Instant at={lastSuccessAt} never={t('target.never')} />
        </span>
        <May right="operate" site={siteId}>
          <button
            type="button"
            className="button push"
            disabled={run.isPending || health === 'running'}
            onClick={() => run.mutate(id, { onSuccess: () => announce(t('target.run.started', { name })) })}
          >
            {t(health === 'running' ? 'target.running' : 'target.run-now')}
          </button>
        </May>
        {lastRun?.problem && health !== 'good' && (
          <p className="small target-line-problem">{lastRun.problem.message}</p>
        )}
      </div>
    </section>
  );
}

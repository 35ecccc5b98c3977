import type { Target } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Instant } from '../../collection/instant.tsx';
import { HEALTHS, HealthMark } from '../../collection/marks.tsx';
import { type Text, useText } from '../../language/text.ts';
import type { LedgerColumn } from '../../table/ledger.tsx';
import { RunNow } from './run-now.tsx';

/** The columns of the fleet. */
export function columnsOf(t: Text): readonly LedgerColumn<Target>[] {
  return [
    {
      id: 'name',
      header: t('target.name'),
      value: (target) => target.name,
      cell: (target) => <Name target={target} />,
    },
    {
      id: 'health',
      header: t('targets.health'),
      value: ({ health }) => HEALTHS.indexOf(health),
      cell: (target) => <HealthMark health={target.health} />,
    },
    {
      id: 'site',
      header: t('site.label'),
      value: (target) => target.site,
      cell: (target) => target.site,
      wideOnly: 'laptop',
    },
    {
      id: 'reads',
      header: t('target.reads'),
      cell: (target) => target.reads.map((scope) => t(`scope.${scope}.short`)).join(', '),
      wideOnly: 'desk',
    },
    {
      id: 'success',
      header: t('target.last-success'),
      value: (target) => target.lastSuccessAt,
      cell: (target) => <Instant at={target.lastSuccessAt} never={t('target.never')} />,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'next',
      header: t('target.next-run'),
      value: (target) => target.nextRunAt,
      cell: (target) => <NextRun target={target} />,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'run',
      header: t('target.run'),
      cell: (target) => <RunNow target={target} compact />,
      numeric: true,
      wideOnly: true,
    },
  ];
}

/** The name, and in one line what is wrong or how far it is. */
function Name({ target }: { target: Target }) {
  const t = useText();
  const { lastRun, health } = target;
  const fares = health === 'failing' || health === 'partial' || health === 'silent';
  return (
    <>
      <Link to="/targets/$id" params={{ id: target.id }} className="lead">
        {target.name}
      </Link>
      <span className="second-line">{target.site}</span>
      {health === 'running' && lastRun && (
        <span className="target-line soft">{t('targets.rows-so-far', { count: lastRun.rows })}</span>
      )}
      {fares && lastRun?.problem && (
        <span className="target-line" title={lastRun.problem.message}>
          {lastRun.problem.message}
        </span>
      )}
    </>
  );
}

export function NextRun({ target }: { target: Target }) {
  const t = useText();
  if (target.paused) return <span className="soft">{t('health.paused')}</span>;
  if (target.nextRunAt === null) return <span className="soft">–</span>;
  if (Date.parse(target.nextRunAt) <= Date.now()) return t('target.due');
  return <Instant at={target.nextRunAt} never="–" />;
}

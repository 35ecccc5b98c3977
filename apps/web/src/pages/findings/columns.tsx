import type { Finding } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import type { LedgerColumn } from '../../table/ledger.tsx';
import { ruleName } from './rule-name.ts';
import { Severity } from './severity.tsx';

export function columnsOf(t: Text): readonly LedgerColumn<Finding>[] {
  return [
    { id: 'severity', header: t('findings.severity'), cell: (row) => <Severity severity={row.severity} /> },
    {
      id: 'title',
      header: t('findings.finding'),
      cell: (row) => (
        <>
          <Link to="/findings/$id" params={{ id: row.id }} className="lead finding-title">
            {row.title}
          </Link>
          <span className="small soft finding-rule">
            {[ruleName(t, row.rule), row.subject.site].join(' · ')}
            <span className="second-line-inline"> · {t.age(row.opened, Date.now())}</span>
          </span>
        </>
      ),
    },
    {
      id: 'server',
      header: t('licenses.server'),
      cell: (row) => row.subject.licenseServer ?? <span className="soft">–</span>,
      wideOnly: true,
    },
    {
      id: 'opened',
      header: t('findings.opened'),
      cell: (row) => <span className="nowrap">{t.age(row.opened, Date.now())}</span>,
      wideOnly: true,
    },
    { id: 'state', header: t('findings.state'), cell: (row) => <State finding={row} />, wideOnly: true },
  ];
}

function State({ finding: { closed, acknowledgement } }: { finding: Finding }) {
  const t = useText();
  if (closed !== null) return <Mark tone="good">{t('finding.closed', { date: t.date(closed) })}</Mark>;
  if (acknowledgement) {
    return (
      <span className="finding-acknowledged" title={acknowledgement.reason}>
        {t('finding.acknowledged')}
      </span>
    );
  }
  return <span className="soft">{t('finding.open')}</span>;
}

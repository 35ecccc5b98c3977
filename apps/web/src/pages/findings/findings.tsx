import type { Finding } from '@calepin/server/schemas';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFindings, useRegisterState } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { ExportLink } from '../../table/export-link.tsx';
import { Ledger } from '../../table/ledger.tsx';
import { MoreRows } from '../../table/more-rows.tsx';
import { columnsOf } from './columns.tsx';
import { Severity } from './severity.tsx';
import './findings.css';

const route = getRouteApi('/findings');

const STATES = ['open', 'closed', 'all'] as const;
const SEVERITIES = ['critical', 'warning', 'info'] as const;

/** What to act on, the most severe first. */
export function Findings() {
  const t = useText();
  const search = route.useSearch();
  const state = STATES.find((one) => one === search.state) ?? 'open';
  const severity = SEVERITIES.find((one) => one === search.severity);
  const query = useFindings(state);
  const columns = useMemo(() => columnsOf(t), [t]);
  const found = query.data?.pages.flatMap((page) => page.rows);
  const nothingRead = useRegisterState().data?.empty ?? false;
  useTitle(t('place.findings'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>
          {found && !nothingRead ? headline(t, state, found.length, query.hasNextPage) : t('place.findings')}
        </h1>
        <p className="soft">
          {found && found.length > 0 && !query.hasNextPage ? breakdown(t, found) : t('findings.lead')}
        </p>
      </header>
      <div>
        <div className="table-bar">
          <nav className="segments" aria-label={t('findings.state')}>
            {STATES.map((one) => (
              <Link
                key={one}
                to="/findings"
                search={(now) => ({ ...now, state: one === 'open' ? undefined : one })}
                replace
                resetScroll={false}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {t(`findings.state.${one}`)}
              </Link>
            ))}
          </nav>
          <nav className="segments" aria-label={t('findings.severity')}>
            {[undefined, ...SEVERITIES].map((one) => (
              <Link
                key={one ?? 'any'}
                to="/findings"
                search={(now) => ({ ...now, severity: one })}
                replace
                resetScroll={false}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {one === undefined ? t('findings.severity.any') : <Severity severity={one} />}
              </Link>
            ))}
          </nav>
          <ExportLink table="findings" parameters={{ state }} />
        </div>
        <Loaded query={query} lines={8}>
          {({ pages }) => {
            const all = pages.flatMap((page) => page.rows);
            const rows = severity === undefined ? all : all.filter((row) => row.severity === severity);
            if (all.length === 0 && nothingRead) return <NothingRead />;
            if (all.length === 0) {
              return <Empty title={t(`findings.none.${state}`)}>{t(`findings.none.${state}.meaning`)}</Empty>;
            }
            return (
              <>
                <Ledger
                  caption={t('place.findings')}
                  rows={rows}
                  columns={columns}
                  rowKey={(row) => row.id}
                  leads
                  none={t('findings.none-so-severe')}
                />
                <MoreRows query={query} />
              </>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}

/** Without an inventory, "nothing to act on" would be a guess. */
function NothingRead() {
  const t = useText();
  return (
    <Empty
      title={t('findings.nothing-read')}
      act={
        <May right="operate">
          <Link to="/import" className="button">
            {t('import.start')}
          </Link>
        </May>
      }
    >
      {t('findings.none.all.meaning')}
    </Empty>
  );
}

function headline(t: Text, state: (typeof STATES)[number], count: number, more: boolean): string {
  return more ? t('findings.headline.more', { count }) : t(`findings.headline.${state}`, { count });
}

/** `2 now · 3 soon · 1 to know`. */
function breakdown(t: Text, findings: readonly Finding[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [t(`findings.count.${severity}`, { count })];
  }).join(' · ');
}

import type { SessionHost } from '@calepin/server/schemas';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSessionHosts } from '../../api/collection.ts';
import { May } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger } from '../../table/ledger.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { columnsOf } from './columns.tsx';
import { type Remark, remarksOf, TONE_OF_REMARK } from './host-state.ts';
import { UsageMap } from './usage-map.tsx';
import './session-hosts.css';

const route = getRouteApi('/session-hosts');
const VIEWS = ['list', 'map'] as const;

/** The servers that need the licences: how they are configured, and which license server each uses. */
export function SessionHosts() {
  const t = useText();
  const query = useSessionHosts();
  const { view } = route.useSearch();
  useTitle(t('place.session-hosts'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>{headline(t, query.data?.rows)}</h1>
        {query.data && query.data.rows.length > 0 ? (
          <Tally rows={query.data.rows} />
        ) : (
          <p className="soft">{t('session-hosts.lead')}</p>
        )}
      </header>
      <Loaded query={query} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoHosts />
          ) : (
            <div>
              <div className="table-bar">
                <nav className="segments" aria-label={t('session-hosts.view')}>
                  {VIEWS.map((one) => (
                    <Link
                      key={one}
                      to="/session-hosts"
                      search={(now) => ({ ...now, view: one === 'list' ? undefined : one })}
                      replace
                      resetScroll={false}
                      activeOptions={{ exact: true, includeSearch: true }}
                    >
                      {t(`session-hosts.view.${one}`)}
                    </Link>
                  ))}
                </nav>
              </div>
              {view === 'map' ? <UsageMap hosts={rows} /> : <HostList rows={rows} />}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function headline(t: Text, rows: readonly SessionHost[] | undefined): string {
  if (rows === undefined || rows.length === 0) return t('place.session-hosts');
  const worst = new Set(
    rows
      .filter((host) => remarksOf(host).some(({ code }) => TONE_OF_REMARK[code] === 'critical'))
      .map(({ id }) => id),
  );
  return worst.size > 0
    ? t('session-hosts.headline.bad', { count: worst.size, total: rows.length })
    : t('session-hosts.headline', { count: rows.length });
}

const CODES = Object.keys(TONE_OF_REMARK) as readonly Remark['code'][]; // The keys of the record are its codes.

function Tally({ rows }: { rows: readonly SessionHost[] }) {
  const t = useText();
  const remarked = rows.map((host) => new Set(remarksOf(host).map(({ code }) => code)));
  const clean = remarked.filter((codes) => codes.size === 0).length;
  return (
    <ul className="tally">
      {CODES.map((code) => {
        const count = remarked.filter((codes) => codes.has(code)).length;
        return count === 0 ? null : (
          <li key={code}>
            <Mark tone={TONE_OF_REMARK[code]}>{t(`session-hosts.tally.${code}`, { count })}</Mark>
          </li>
        );
      })}
      {clean > 0 && (
        <li>
          <Mark tone="good">{t('session-hosts.tally.clean', { count: clean })}</Mark>
        </li>
      )}
    </ul>
  );
}

function NoHosts() {
  const t = useText();
  return (
    <Empty
      title={t('session-hosts.none')}
      act={
        <May right="operate">
          <div className="acts">
            <Link to="/targets/new" className="button button-main">
              {t('targets.add')}
            </Link>
            <Link to="/import" className="button">
              {t('import.start')}
            </Link>
          </div>
        </May>
      }
    >
      {t('session-hosts.none.meaning')}
    </Empty>
  );
}

function HostList({ rows }: { rows: readonly SessionHost[] }) {
  const t = useText();
  const sorting = useAddressSort('state');
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Ledger
      caption={t('session-hosts.caption')}
      rows={rows}
      columns={columns}
      rowKey={(host) => host.id}
      leads
      sorting={sorting}
    />
  );
}

import type { UserCal } from '@calepin/server/schemas';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useUserCals } from '../../api/collection.ts';
import { May, useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { HolderTabs } from '../../figures/holder-tabs.tsx';
import { Mark } from '../../figures/mark.tsx';
import { versionName } from '../../figures/names.ts';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { MoreRows } from '../../table/more-rows.tsx';
import { SearchField } from '../../table/search-field.tsx';

const route = getRouteApi('/user-cals');
const ACCOUNTS = ['active', 'disabled', 'deleted'] as const;

/** Who holds a Per User CAL, as the directory says: the accounts that are no longer used included. */
export function UserCals() {
  const t = useText();
  if (!useMay('see-names')) return <Denied page={t('place.user-cals')} right="see-names" />;
  return <Users />;
}

function Users() {
  const t = useText();
  const { search, account } = route.useSearch();
  const query = useUserCals({ search, account: ACCOUNTS.find((one) => one === account) });
  const columns = useMemo(() => columnsOf(t), [t]);
  const filtered = search !== undefined || account !== undefined;
  useTitle(t('place.user-cals'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('place.user-cals')}</h1>
        <p className="soft">{t('user-cals.lead')}</p>
      </header>
      <div>
        <HolderTabs />
        <Loaded query={query} lines={10}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            if (rows.length === 0 && !filtered) return <None />;
            return (
              <>
                <Filters />
                <Ledger
                  caption={t('place.user-cals')}
                  rows={rows}
                  columns={columns}
                  rowKey={(row) => row.id}
                  none={t('licenses.no-match')}
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

function None() {
  const t = useText();
  return (
    <Empty
      title={t('user-cals.none')}
      act={
        <May right="operate">
          <div className="acts">
            <Link
              to="/targets/new"
              search={(now) => ({ ...now, from: 'directory' })}
              className="button button-main"
            >
              {t('targets.new.directory')}
            </Link>
            <Link to="/import" className="button">
              {t('import.start')}
            </Link>
          </div>
        </May>
      }
    >
      {t('user-cals.none.meaning')}
    </Empty>
  );
}

/** What narrows the list; all of it is in the address. */
function Filters() {
  const t = useText();
  const navigate = useNavigate();
  const { search, account } = route.useSearch();
  const change = (part: { search?: string | undefined; account?: string | undefined }): void =>
    void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false });
  return (
    <div className="table-bar">
      <SearchField
        label={t('user-cals.search')}
        words={search ?? ''}
        onSearch={(words) => change({ search: words || undefined })}
      />
      <select
        className={account === undefined ? 'field' : 'field field-set'}
        aria-label={t('user-cals.account')}
        value={account ?? ''}
        onChange={(event) => change({ account: event.currentTarget.value || undefined })}
      >
        <option value="">{t('user-cals.account.any')}</option>
        {ACCOUNTS.map((one) => (
          <option key={one} value={one}>
            {t(`user-cals.account.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

const columnsOf = (t: Text): readonly LedgerColumn<UserCal>[] => [
  {
    id: 'user',
    header: t('credential.user'),
    cell: (row) => (
      <>
        {row.user}
        <span className="second-line">{versionName(t, row.productVersion)}</span>
      </>
    ),
  },
  { id: 'account', header: t('user-cals.account'), cell: (row) => <Account row={row} /> },
  {
    id: 'version',
    header: t('licenses.version'),
    cell: (row) => (
      <>
        {versionName(t, row.productVersion)}{' '}
        {row.productCode !== null && <span className="mono soft">{row.productCode}</span>}
      </>
    ),
    wideOnly: true,
  },
  {
    id: 'server',
    header: t('user-cals.managing-server'),
    cell: (row) => <ManagingServer row={row} />,
    wideOnly: true,
  },
  { id: 'expires', header: t('user-cals.valid-until'), cell: (row) => <Validity row={row} />, numeric: true },
];

function Account({ row: { account } }: { row: UserCal }) {
  const t = useText();
  if (account === null) return <Mark tone="unknown">{t('figure.unknown')}</Mark>;
  // A licence on an account that nobody uses can come free: that is what one looks for here.
  if (account === 'active') return t('user-cals.account.active');
  return <Mark tone="warning">{t(`user-cals.account.${account}`)}</Mark>;
}

/** Its name when the register knows it, else the product identifier that the directory holds. */
function ManagingServer({ row: { licenseServerId, host, managingServer } }: { row: UserCal }) {
  if (licenseServerId !== null) {
    return (
      <Link to="/license-servers/$id" params={{ id: licenseServerId }} className="quiet-link">
        {host ?? managingServer}
      </Link>
    );
  }
  return managingServer === null ? (
    <span className="soft">–</span>
  ) : (
    <span className="mono">{managingServer}</span>
  );
}

function Validity({ row: { expires, valid } }: { row: UserCal }) {
  const t = useText();
  if (expires === null) return <Mark tone="unknown">{t('figure.unknown')}</Mark>;
  return valid === false ? (
    <span className="soft">{t('user-cals.expired', { date: t.date(expires) })}</span>
  ) : (
    t.date(expires)
  );
}

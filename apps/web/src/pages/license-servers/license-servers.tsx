import type { LicenseServer } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLicenseServers, useSettings } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useScope } from '../../app/scope.ts';
import { useTitle } from '../../app/use-title.ts';
import { Age } from '../../figures/age.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { ExportLink } from '../../table/export-link.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { Activation } from './activation.tsx';

/** Every license server, with the age of what is known of it. */
export function LicenseServers() {
  const t = useText();
  useTitle(t('servers.title'));
  const servers = useLicenseServers();
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{t('servers.title')}</h1>
          {servers.data && <p className="soft">{t('servers.count', { count: servers.data.rows.length })}</p>}
        </div>
        <ExportLink table="license-servers" />
      </header>
      <Loaded query={servers} lines={8}>
        {({ rows }) => <Servers rows={rows} />}
      </Loaded>
    </div>
  );
}

function Servers({ rows }: { rows: readonly LicenseServer[] }) {
  const t = useText();
  const { site, asOf } = useScope();
  const sorting = useAddressSort();
  const staleAfterDays = useSettings().data?.staleAfterDays;
  const columns = useMemo(() => columnsOf(t, staleAfterDays), [t, staleAfterDays]);
  if (rows.length === 0 && site === undefined && asOf === undefined) {
    return (
      <Empty
        title={t('servers.empty.title')}
        act={
          <May right="operate">
            <Link to="/import" className="button button-main">
              {t('import.start')}
            </Link>
          </May>
        }
      >
        {t('servers.empty.meaning')}
      </Empty>
    );
  }
  return (
    <Ledger
      caption={t('servers.caption')}
      rows={rows}
      columns={columns}
      rowKey={(server) => server.id}
      leads
      sorting={sorting}
      none={t('servers.none')}
    />
  );
}

const columnsOf = (t: Text, staleAfterDays: number | undefined): LedgerColumn<LicenseServer>[] => [
  {
    id: 'host',
    header: t('servers.host'),
    value: (server) => server.host,
    cell: (server) => (
      <>
        <Link to="/license-servers/$id" params={{ id: server.id }} className="lead">
          {server.host}
        </Link>
        <span className="second-line">{server.site}</span>
      </>
    ),
  },
  {
    id: 'site',
    header: t('site.label'),
    value: (server) => server.site,
    cell: (server) => server.site,
    wideOnly: true,
  },
  {
    id: 'activation',
    header: t('servers.activation'),
    value: (server) => server.activation,
    cell: (server) => <Activation server={server} />,
  },
  {
    id: 'role',
    header: t('servers.role'),
    value: (server) => server.role,
    cell: (server) => (server.role === null ? '–' : t(`role.${server.role}`)),
    wideOnly: 'laptop',
  },
  {
    id: 'os',
    header: t('servers.os'),
    value: (server) => server.osVersion,
    cell: (server) => server.osVersion ?? '–',
    wideOnly: 'laptop',
  },
  {
    id: 'packs',
    header: t('servers.key-packs'),
    value: (server) => server.keyPackCount,
    cell: (server) => t.number(server.keyPackCount),
    numeric: true,
    wideOnly: true,
  },
  {
    id: 'issued',
    header: t('servers.issued'),
    value: (server) => server.issuedLicenseCount,
    cell: (server) =>
      server.issuedLicenseCount === null ? (
        <Mark tone="unknown">{t('figure.unknown')}</Mark>
      ) : (
        t.number(server.issuedLicenseCount)
      ),
    numeric: true,
    wideOnly: true,
  },
  {
    id: 'read',
    header: t('servers.read'),
    value: (server) => server.keyPacksSeen?.observedAt ?? null,
    cell: (server) => (
      <Age source={server.keyPacksSeen} method={t('method.key-packs-seen')} staleAfterDays={staleAfterDays} />
    ),
    numeric: true,
  },
];

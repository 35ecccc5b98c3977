import type { Credential } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useCredentials } from '../../api/collection.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { CredentialDialog } from './credential-dialog.tsx';
import { RemoveCredential } from './remove-credential.tsx';
import './credentials.css';

/** How Calepin signs in: names and users, never a secret. */
export function Credentials() {
  const t = useText();
  if (!useMay('operate')) return <Denied page={t('credentials.title')} right="operate" />;
  return <Kept />;
}

function Kept() {
  const t = useText();
  const query = useCredentials();
  const [editing, setEditing] = useState<Credential | 'new' | null>(null);
  // They belong to no site: who operates some sites only uses them.
  const keeps = useMay('operate', null);
  const columns = useMemo(
    () => columnsOf(t, setEditing).filter(({ id }) => keeps || id !== 'acts'),
    [t, keeps],
  );
  useTitle(t('credentials.title'));
  const any = (query.data?.rows.length ?? 0) > 0;
  const add = keeps && (
    <button type="button" className="button button-main" onClick={() => setEditing('new')}>
      {t('credentials.add')}
    </button>
  );
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <p className="crumbs">
            <Link to="/targets">{t('place.targets')}</Link>
          </p>
          <h1>{t('credentials.title')}</h1>
          <p className="soft">{t('credentials.lead')}</p>
        </div>
        {any && add}
      </header>
      <Loaded query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('credentials.none')} act={add}>
              {t('credentials.none.meaning')}
            </Empty>
          ) : (
            <Ledger caption={t('credentials.title')} rows={rows} columns={columns} rowKey={(row) => row.id} />
          )
        }
      </Loaded>
      {editing !== null && (
        <CredentialDialog credential={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}

const columnsOf = (
  t: Text,
  onEdit: (credential: Credential) => void,
): readonly LedgerColumn<Credential>[] => [
  {
    id: 'name',
    header: t('credential.name'),
    cell: (row) => (
      <>
        {row.name}
        <span className="second-line">{row.user ?? t('credential.kind.certificate')}</span>
      </>
    ),
  },
  {
    id: 'user',
    header: t('credential.user'),
    cell: (row) =>
      row.user === null ? (
        <span className="soft">{t('credential.kind.certificate')}</span>
      ) : (
        <span className="mono">{row.user}</span>
      ),
    wideOnly: true,
  },
  {
    id: 'targets',
    header: t('credential.targets'),
    cell: (row) => t.number(row.targets),
    numeric: true,
    wideOnly: true,
  },
  {
    id: 'changed',
    header: t('credential.changed'),
    cell: (row) => t.date(row.changedAt),
    numeric: true,
    wideOnly: true,
  },
  {
    id: 'acts',
    header: t('credential.acts'),
    cell: (row) => (
      <span className="row-acts">
        <button
          type="button"
          className="link-button"
          aria-label={t('credential.change.of', { name: row.name })}
          onClick={() => onEdit(row)}
        >
          {t('credential.change')}
        </button>
        <RemoveCredential credential={row} />
      </span>
    ),
    numeric: true,
  },
];

import type { ApiToken } from '@calepin/server/schemas';
import { useMemo, useState } from 'react';
import { grantWords } from '../../accounts/grant-words.ts';
import { useApiTokens, useRemoveApiToken } from '../../api/accounts.ts';
import { Instant } from '../../collection/instant.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { RemoveDialog } from '../../shell/remove-dialog.tsx';
import { announce } from '../../states/announcer.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { TokenDialog } from './token-dialog.tsx';

/** How programs sign in. */
export function Tokens() {
  const t = useText();
  const query = useApiTokens();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ApiToken | null>(null);
  const columns = useMemo(() => columnsOf(t, setLeaving), [t]);
  return (
    <section className="section" aria-labelledby="tokens">
      <div className="section-head">
        <h2 id="tokens">{t('tokens.title')}</h2>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('tokens.add')}
        </button>
      </div>
      <p className="soft">{t('tokens.lead')}</p>
      <Loaded query={query} lines={2}>
        {({ rows }) => (
          <Ledger
            caption={t('tokens.title')}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            none={t('tokens.none')}
          />
        )}
      </Loaded>
      {adding && <TokenDialog onClose={() => setAdding(false)} />}
      {leaving && <RemoveToken token={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function RemoveToken({ token: { id, name }, onClose }: { token: ApiToken; onClose: () => void }) {
  const t = useText();
  const remove = useRemoveApiToken();
  return (
    <RemoveDialog
      title={t('tokens.remove.question', { name })}
      meaning={t('tokens.remove.meaning')}
      keep={t('tokens.keep')}
      act={t('tokens.remove')}
      pending={remove.isPending}
      error={remove.error}
      onRemove={() =>
        remove.mutate(id, {
          onSuccess: () => {
            onClose();
            announce(t('tokens.removed', { name }));
          },
        })
      }
      onClose={onClose}
    />
  );
}

const columnsOf = (t: Text, onRemove: (token: ApiToken) => void): readonly LedgerColumn<ApiToken>[] => [
  {
    id: 'name',
    header: t('tokens.name'),
    cell: (row) => (
      <>
        {row.name}
        <span className="second-line">{mayOf(t, row)}</span>
      </>
    ),
  },
  { id: 'rights', header: t('account.rights'), cell: (row) => mayOf(t, row), wideOnly: true },
  {
    id: 'created',
    header: t('tokens.created'),
    cell: (row) => (
      <span className="soft">
        {t('tokens.created.by', { date: t.date(row.createdAt), by: row.createdBy })}
      </span>
    ),
    wideOnly: 'laptop',
  },
  {
    id: 'used',
    header: t('tokens.used'),
    cell: (row) => <Instant at={row.lastUsedAt} never={t('people.never')} />,
    numeric: true,
    wideOnly: true,
  },
  { id: 'until', header: t('tokens.until'), cell: (row) => <Until token={row} />, numeric: true },
  {
    id: 'acts',
    header: t('credential.acts'),
    cell: (row) => (
      <button
        type="button"
        className="link-button"
        aria-label={t('tokens.remove.of', { name: row.name })}
        onClick={() => onRemove(row)}
      >
        {t('tokens.remove')}
      </button>
    ),
    numeric: true,
  },
];

function mayOf(t: Text, { role, site, siteName }: ApiToken): string {
  return grantWords(t, { role, site, siteName, seesNames: false });
}

function Until({ token: { expiresAt } }: { token: ApiToken }) {
  const t = useText();
  if (expiresAt === null) return <span className="soft">{t('tokens.for-ever')}</span>;
  if (Date.parse(expiresAt) > Date.now()) return t.date(expiresAt);
  return <Mark tone="unknown">{t('tokens.over', { date: t.date(expiresAt) })}</Mark>;
}

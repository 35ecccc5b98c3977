import type { Account } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAccounts } from '../../api/accounts.ts';
import { useSession } from '../../api/session.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger } from '../../table/ledger.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { type AccountAct, columnsOf } from './columns.tsx';
import { NewLink } from './new-link.tsx';
import { RemoveAccount } from './remove-account.tsx';
import { Tokens } from './tokens.tsx';
import './people.css';

/** Who may do what, people and programs. */
export function People() {
  const t = useText();
  if (!useMay('govern', null)) return <Denied page={t('place.people')} right="govern" />;
  return <Everybody />;
}

interface Doing {
  readonly act: AccountAct;
  /** `null`: somebody new. */
  readonly account: Account | null;
}

function Everybody() {
  const t = useText();
  const query = useAccounts();
  const own = useSession().data?.account?.id;
  const [doing, setDoing] = useState<Doing | null>(null);
  const columns = useMemo(() => columnsOf(t, own, (act, account) => setDoing({ act, account })), [t, own]);
  useTitle(t('place.people'));
  const stop = (): void => setDoing(null);
  const add = (
    <button
      type="button"
      className="button button-main"
      onClick={() => setDoing({ act: 'change', account: null })}
    >
      {t('people.add')}
    </button>
  );
  return (
    <div className="page people">
      <header className="page-head">
        <div className="page-title">
          <p className="crumbs">
            <Link to="/settings">{t('place.settings')}</Link>
          </p>
          <h1>{t('place.people')}</h1>
          <p className="soft">{t('people.lead')}</p>
        </div>
        {(query.data?.rows.length ?? 0) > 0 && add}
      </header>
      <Loaded query={query} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('people.none')} act={add}>
              {t('people.none.meaning')}
            </Empty>
          ) : (
            <Ledger caption={t('place.people')} rows={rows} columns={columns} rowKey={({ id }) => id} />
          )
        }
      </Loaded>
      <Tokens />
      {doing?.act === 'change' && <AccountDialog account={doing.account} onClose={stop} />}
      {doing?.act === 'link' && doing.account && <NewLink account={doing.account} onClose={stop} />}
      {doing?.act === 'remove' && doing.account && <RemoveAccount account={doing.account} onClose={stop} />}
    </div>
  );
}

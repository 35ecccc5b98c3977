import type { Account } from '@calepin/server/schemas';
import { grantWords, inOrder } from '../../accounts/grant-words.ts';
import { Instant } from '../../collection/instant.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import type { LedgerColumn } from '../../table/ledger.tsx';

export type AccountAct = 'change' | 'link' | 'remove';

/** The columns of the people; `own` is the account of the reader. */
export function columnsOf(
  t: Text,
  own: string | undefined,
  onAct: (act: AccountAct, account: Account) => void,
): readonly LedgerColumn<Account>[] {
  return [
    {
      id: 'name',
      header: t('account.name'),
      cell: (row) => (
        <>
          {row.name} {row.id === own && <span className="soft">{t('people.you')}</span>}
          <span className="under small soft">{row.email}</span>
        </>
      ),
    },
    { id: 'state', header: t('people.state'), cell: (row) => <State account={row} />, wideOnly: true },
    { id: 'rights', header: t('account.rights'), cell: (row) => <Rights account={row} /> },
    {
      id: 'seen',
      header: t('people.seen'),
      cell: (row) => <Instant at={row.lastSeenAt} never={t('people.never')} />,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'acts',
      header: t('credential.acts'),
      cell: (row) => (
        <span className="row-acts">
          {(['change', 'link', 'remove'] as const).map((act) => (
            <button
              key={act}
              type="button"
              className="link-button"
              aria-label={t(`people.${act}.of`, { name: row.name })}
              onClick={() => onAct(act, row)}
            >
              {t(`people.${act}`)}
            </button>
          ))}
        </span>
      ),
      numeric: true,
    },
  ];
}

/** Whether they can sign in. After too many wrong passwords, not for a while. */
function State({ account: { state, lockedUntil } }: { account: Account }) {
  const t = useText();
  const locked = lockedUntil !== null && Date.parse(lockedUntil) > Date.now();
  if (state === 'disabled') return <Mark tone="unknown">{t('account-state.disabled')}</Mark>;
  if (locked) {
    return (
      <span title={t.dateTime(lockedUntil)}>
        <Mark tone="warning">{t('people.locked', { when: t.age(lockedUntil, Date.now()) })}</Mark>
      </span>
    );
  }
  if (state === 'invited') return <Mark tone="info">{t('account-state.invited')}</Mark>;
  return <Mark tone="good">{t('account-state.active')}</Mark>;
}

function Rights({ account }: { account: Account }) {
  const t = useText();
  return (
    <>
      {account.grants.length === 0 && <span className="soft">{t('account.rights.none')}</span>}
      <ul className="rights">
        {inOrder(account.grants).map((grant) => (
          <li key={`${grant.site} ${grant.role}`}>{grantWords(t, grant)}</li>
        ))}
      </ul>
      <span className="second-line">
        <State account={account} />
      </span>
    </>
  );
}

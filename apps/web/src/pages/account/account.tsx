import type { Account } from '@calepin/server/schemas';
import { grantWords, inOrder } from '../../accounts/grant-words.ts';
import { useSession } from '../../api/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { ChangePassword } from './change-password.tsx';
import { SignIns } from './sign-ins.tsx';
import './account.css';

/** Who the reader is here, and what goes with it. */
export function AccountPage() {
  const t = useText();
  const session = useSession();
  useTitle(t('place.account'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('place.account')}</h1>
      </header>
      <Loaded query={session} lines={4}>
        {({ kind, account }) => {
          if (account) return <Own account={account} />;
          return <p>{kind !== null && kind !== 'account' && t(`account.without.${kind}.meaning`)}</p>;
        }}
      </Loaded>
    </div>
  );
}

function Own({ account }: { account: Account }) {
  const t = useText();
  const roles = [...new Set(account.grants.map(({ role }) => role))];
  return (
    <>
      <dl className="facts own-facts">
        <div>
          <dt>{t('account.name')}</dt>
          <dd>{account.name}</dd>
        </div>
        <div>
          <dt>{t('account.email')}</dt>
          <dd>{account.email}</dd>
        </div>
        <div>
          <dt>{t('account.rights')}</dt>
          <dd>
            {account.grants.length === 0 && <span className="soft">{t('account.rights.none')}</span>}
            <ul>
              {inOrder(account.grants).map((grant) => (
                <li key={`${grant.site} ${grant.role}`}>{grantWords(t, grant)}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {roles.map((role) => (
        <p key={role} className="soft own-role">
          {t(`account-role.${role}`)} · {t(`account-role-may.${role}`)}
        </p>
      ))}
      <ChangePassword email={account.email} />
      <SignIns />
    </>
  );
}

import { Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useSession, useSignOut } from '../api/session.ts';
import { useMay } from '../app/may.tsx';
import { discardIntake } from '../intake/intake.ts';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';

/** What concerns the reader, as menu items. */
export function AccountItems() {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession().data;
  const governs = useMay('govern', null);
  const signOut = useSignOut();
  const leave = async (): Promise<void> => {
    // Files that were dropped and not imported are of the one who leaves.
    discardIntake();
    try {
      await signOut.mutateAsync();
      // The next one begins where everybody does, not where this one was.
      await navigate({ to: '/', search: { site: undefined, asOf: undefined }, replace: true });
    } catch {
      announce(t('account.sign-out.failed'));
    }
  };
  return (
    <>
      <Menu.Item component={Link} to="/account">
        {t('place.account')}
      </Menu.Item>
      {governs && (
        <Menu.Item component={Link} to="/people">
          {t('place.people')}
        </Menu.Item>
      )}
      {session?.kind === 'account' && (
        <Menu.Item onClick={() => void leave()}>{t('account.sign-out')}</Menu.Item>
      )}
    </>
  );
}

/** Who is signed in, and the way out. Where nobody signs in, what lets everybody in. */
export function AccountMenu() {
  const t = useText();
  const { kind, account } = useSession().data ?? {};
  if (!kind) return null;
  if (kind !== 'account') {
    return (
      <Link
        to="/account"
        className="choice choice-without-account"
        title={t(`account.without.${kind}.meaning`)}
      >
        <span>{t(`account.without.${kind}`)}</span>
      </Link>
    );
  }
  if (!account) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="choice" aria-label={t('account.menu', { name: account.name })}>
          <span>{account.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{account.email}</Menu.Label>
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { May } from '../app/may.tsx';
import { useText } from '../language/text.ts';
import { AccountItems } from './account-menu.tsx';
import { Icon } from './icon.tsx';
import { railFor } from './places.ts';
import { LanguageItems, SiteItems, ThemeItems } from './preference-menus.tsx';
import { iconOf } from './rail.tsx';

/** The rail and the choices of the top bar, in one menu where the screen is narrow. */
export function PhoneMenu() {
  const t = useText();
  const session = useSession().data;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className="icon-button phone-menu" aria-label={t('rail.label')}>
          <Icon name="menu" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="phone-menu-list">
        <May right="operate">
          <Menu.Item component={Link} to="/import">
            <Icon name="drop" /> {t('import.start')}
          </Menu.Item>
        </May>
        {railFor(session).map((place) => (
          <Menu.Item key={place.to} component={Link} to={place.to}>
            <Icon name={iconOf(place)} /> {t(place.text)}
          </Menu.Item>
        ))}
        <Menu.Label>{session?.account?.name ?? t('account.label')}</Menu.Label>
        <AccountItems />
        <Menu.Label>{t('site.label')}</Menu.Label>
        <SiteItems />
        <Menu.Label>{t('language.label')}</Menu.Label>
        <LanguageItems />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRegisterState } from '../api/resources.ts';
import { chooseTheme, type Theme, useTheme } from '../app/theme.ts';
import { chooseLanguage } from '../language/language.ts';
import { useText } from '../language/text.ts';
import { Icon } from './icon.tsx';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** The sites as menu items; nothing when there is nothing to choose. */
export function SiteItems() {
  const t = useText();
  const navigate = useNavigate();
  const { site } = useSearch({ from: '__root__' });
  const sites = useRegisterState().data?.sites ?? [];
  const choose = (id: string | undefined): void =>
    void navigate({ to: '.', search: (now) => ({ ...now, site: id }) });
  return (
    <>
      <Menu.RadioItem
        closeMenuOnClick
        value=""
        checked={site === undefined}
        onChange={() => choose(undefined)}
      >
        {t('site.all')}
      </Menu.RadioItem>
      {sites.map((one) => (
        <Menu.RadioItem
          closeMenuOnClick
          key={one.id}
          value={one.id}
          checked={site === one.id || site === one.name}
          onChange={() => choose(one.id)}
        >
          {one.name}
        </Menu.RadioItem>
      ))}
    </>
  );
}

export function SiteMenu() {
  const t = useText();
  const { site } = useSearch({ from: '__root__' });
  const sites = useRegisterState().data?.sites ?? [];
  if (sites.length < 2 && site === undefined) return null;
  const current = sites.find((one) => one.id === site || one.name === site);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="choice">
          <span className="soft">{t('site.label')}</span>
          <span>{current?.name ?? t('site.all')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <SiteItems />
      </Menu.Dropdown>
    </Menu>
  );
}

export function LanguageItems() {
  const t = useText();
  return (
    <>
      <Menu.RadioItem
        closeMenuOnClick
        lang="en"
        value="en"
        checked={t.language === 'en'}
        onChange={() => void chooseLanguage('en')}
      >
        English
      </Menu.RadioItem>
      <Menu.RadioItem
        closeMenuOnClick
        lang="fr"
        value="fr"
        checked={t.language === 'fr'}
        onChange={() => void chooseLanguage('fr')}
      >
        Français
      </Menu.RadioItem>
    </>
  );
}

export function LanguageMenu() {
  const t = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className="choice"
          aria-label={`${t('language.label')} ${t.language.toUpperCase()}`}
          title={t('language.label')}
        >
          {t.language.toUpperCase()}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <LanguageItems />
      </Menu.Dropdown>
    </Menu>
  );
}

export function ThemeItems() {
  const t = useText();
  const theme = useTheme();
  return THEMES.map((one) => (
    <Menu.RadioItem
      closeMenuOnClick
      key={one}
      value={one}
      checked={theme === one}
      onChange={() => chooseTheme(one)}
    >
      {t(`theme.${one}`)}
    </Menu.RadioItem>
  ));
}

export function ThemeMenu() {
  const t = useText();
  const theme = useTheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t('theme.label')} title={t('theme.label')}>
          <Icon name={theme} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

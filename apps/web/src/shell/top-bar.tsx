import { AccountMenu } from './account-menu.tsx';
import { AsOf } from './as-of.tsx';
import { PhoneMenu } from './phone-menu.tsx';
import { LanguageMenu, SiteMenu, ThemeMenu } from './preference-menus.tsx';
import { Search } from './search.tsx';
import './top-bar.css';

/** Search, site, as-of date, language, theme, account. */
export function TopBar() {
  return (
    <header className="top-bar">
      <PhoneMenu />
      <Search />
      <div className="top-bar-choices">
        <div className="top-bar-wide">
          <SiteMenu />
        </div>
        <AsOf />
        <div className="top-bar-wide">
          <LanguageMenu />
          <ThemeMenu />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

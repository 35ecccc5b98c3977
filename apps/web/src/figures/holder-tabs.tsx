import { Link } from '@tanstack/react-router';
import { useText } from '../language/text.ts';

/** Two lists of who holds a licence: what license servers issued, and what the directory records per user. */
export function HolderTabs() {
  const t = useText();
  return (
    <div className="table-bar">
      <nav className="segments" aria-label={t('holders.lists')}>
        <Link to="/issued-licenses" activeOptions={{ exact: true, includeSearch: false }}>
          {t('holders.issued')}
        </Link>
        <Link to="/user-cals" activeOptions={{ exact: true, includeSearch: false }}>
          {t('holders.user-cals')}
        </Link>
      </nav>
    </div>
  );
}

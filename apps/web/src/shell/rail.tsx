import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../api/session.ts';
import { May } from '../app/may.tsx';
import { useRunning } from '../collection/use-running.ts';
import { useText } from '../language/text.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Place, railFor } from './places.ts';
import './rail.css';

const KEY = 'calepin.rail';

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) === 'folded';
  } catch {
    return false;
  }
}

// Every place has a drawing of the same name.
export const iconOf = (place: Place): IconName => place.text.slice('place.'.length) as IconName;

/** The pages, on the left of a wide screen. */
export function Rail() {
  const t = useText();
  const session = useSession().data;
  const [folded, setFolded] = useState(stored);
  const fold = (): void => {
    setFolded(!folded);
    try {
      localStorage.setItem(KEY, folded ? '' : 'folded');
    } catch {
      // Storage may be forbidden: the choice lasts as long as the page.
    }
  };
  return (
    <nav className={folded ? 'rail rail-folded' : 'rail'} aria-label={t('rail.label')}>
      <Link to="/" className="wordmark" search={{}}>
        <Wordmark />
        <span className="rail-word">Calepin</span>
      </Link>
      <May right="operate">
        <Link
          to="/import"
          className="button button-main rail-import"
          title={folded ? t('import.start') : undefined}
        >
          <Icon name="imports" />
          <span className="rail-word">{t('import.start')}</span>
        </Link>
      </May>
      <ul>
        {railFor(session).map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              className="rail-link"
              activeOptions={{ exact: place.to === '/', includeSearch: false }}
              title={folded ? t(place.text) : undefined}
            >
              <Icon name={iconOf(place)} />
              <span className="rail-word">{t(place.text)}</span>
              {place.to === '/runs' && <Collecting />}
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className="rail-link rail-fold" onClick={fold} aria-expanded={!folded}>
        <Icon name={folded ? 'unfold' : 'fold'} />
        <span className="rail-word">{t(folded ? 'rail.unfold' : 'rail.fold')}</span>
      </button>
    </nav>
  );
}

/** How many runs are under way. */
function Collecting() {
  const t = useText();
  const count = useRunning();
  if (count === 0) return null;
  return (
    <span className="collecting">
      <span aria-hidden="true">{count}</span>
      <span className="hidden-text">{t('rail.collecting', { count })}</span>
    </span>
  );
}

/** The mark: a notebook and its band. */
export function Wordmark() {
  return (
    <svg width="22" height="24" viewBox="0 0 22 24" aria-hidden="true">
      <rect x="1" y="1" width="20" height="22" rx="2.5" fill="var(--ink)" />
      <path d="M16.5 1v22" stroke="var(--paper)" strokeWidth="1.6" />
      <path d="M5 8h7M5 12.5h7" stroke="var(--paper)" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}

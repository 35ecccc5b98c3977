import { Link } from '@tanstack/react-router';
import { useTitle } from '../app/use-title.ts';
import { useText } from '../language/text.ts';

/** No page has this address. */
export function NotFound() {
  const t = useText();
  useTitle(t('not-found.title'));
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('not-found.title')}</h1>
        <p className="soft">{t('not-found.meaning')}</p>
      </header>
      <p>
        <Link to="/" className="button">
          {t('not-found.act')}
        </Link>
      </p>
    </div>
  );
}

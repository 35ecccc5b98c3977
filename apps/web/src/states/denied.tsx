import { useTitle } from '../app/use-title.ts';
import { useText } from '../language/text.ts';

/** In place of a page that the reader may not use: whose it is, and who can grant it. */
export function Denied({ page, right }: { page: string; right: 'operate' | 'govern' | 'see-names' }) {
  const t = useText();
  useTitle(page);
  return (
    <div className="page">
      <header className="page-title">
        <h1>{page}</h1>
      </header>
      <div className="state">
        <h2>{t(`denied.${right}`)}</h2>
        <p className="soft">{t('denied.who-grants')}</p>
      </div>
    </div>
  );
}

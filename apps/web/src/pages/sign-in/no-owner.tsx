import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';
import { Command } from '../../table/command.tsx';

/** Nobody owns the register yet: where the link is that makes its owner. */
export function NoOwner() {
  const t = useText();
  useTitle(t('no-owner.title'));
  return (
    <div className="entrance">
      <header className="page-title">
        <h1>{t('no-owner.title')}</h1>
        <p>{t('no-owner.meaning')}</p>
      </header>
      <div>
        <p className="small soft">{t('no-owner.again')}</p>
        <Command text="npx calepin accounts owner-link" />
      </div>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useText } from '../../language/text.ts';

/** Where who may do what is. */
export function PeopleSetting() {
  const t = useText();
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{t('place.people')}</h2>
        <p className="soft">{t('settings.people.meaning')}</p>
      </div>
      <div>
        <Link to="/people" className="button">
          {t('settings.people.open')}
        </Link>
      </div>
    </section>
  );
}

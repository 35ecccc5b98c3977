import { Link } from '@tanstack/react-router';
import { useText } from '../../language/text.ts';

/** Where who did what is. */
export function AuditTrail() {
  const t = useText();
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{t('settings.audit')}</h2>
        <p className="soft">{t('settings.audit.meaning')}</p>
      </div>
      <div>
        <Link to="/audit" className="button">
          {t('settings.audit.open')}
        </Link>
      </div>
    </section>
  );
}

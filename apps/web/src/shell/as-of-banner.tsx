import { useNavigate, useSearch } from '@tanstack/react-router';
import { asOfInstant } from '../app/address.ts';
import { useText } from '../language/text.ts';

/** Unmistakable: the page shows the past. */
export function AsOfBanner() {
  const t = useText();
  const navigate = useNavigate();
  const { asOf } = useSearch({ from: '__root__' });
  const instant = asOfInstant(asOf);
  if (asOf === undefined || instant === undefined) return null;
  const date = asOf.length === 10 ? t.date(instant) : t.dateTime(instant);
  return (
    <div className="strip strip-past" role="status">
      <strong>{t('as-of.banner', { date })}</strong>
      <span>{t('as-of.meaning')}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => void navigate({ to: '.', search: (now) => ({ ...now, asOf: undefined }) })}
      >
        {t('as-of.leave')}
      </button>
    </div>
  );
}

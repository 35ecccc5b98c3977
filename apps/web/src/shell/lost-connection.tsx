import { useLostSince } from '../app/connection.ts';
import { useText } from '../language/text.ts';

/** The server stopped: what is on the page stays, and says how old it is. */
export function LostConnection() {
  const t = useText();
  const since = useLostSince();
  if (since === null) return null;
  return (
    <div className="strip strip-lost" role="alert">
      <strong>{t('lost.title')}</strong>
      <span>{t('lost.meaning', { time: t.dateTime(new Date(since).toISOString()) })}</span>
    </div>
  );
}

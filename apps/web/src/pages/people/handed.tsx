import type { HandedLink } from '@calepin/server/schemas';
import { ShownOnce } from '../../accounts/shown-once.tsx';
import { useText } from '../../language/text.ts';

/** A link to hand over, this once: nothing is sent by Calepin itself. */
export function Handed({ link, onClose }: { link: HandedLink; onClose: () => void }) {
  const t = useText();
  return (
    <>
      <p>{t('handed.meaning', { name: link.account.name })}</p>
      <ShownOnce label={t('handed.link')} value={link.url} act={t('handed.copy')} />
      <p className="small soft">{t('handed.until', { date: t.dateTime(link.expiresAt) })}</p>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={onClose}>
          {t('once.done')}
        </button>
      </div>
    </>
  );
}

import { useSession } from '../api/session.ts';
import { useText } from '../language/text.ts';
import { Dialog } from './dialog.tsx';
import { placesFor } from './places.ts';
import './keyboard-help.css';

/** The keys of the page. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText();
  const session = useSession().data;
  return (
    <Dialog title={t('keys.title')} opened={opened} onClose={onClose}>
      <dl className="keys">
        {placesFor(session).map((place) => (
          <div key={place.to}>
            <dt>{t(place.text)}</dt>
            <dd>
              <kbd>g</kbd> <kbd>{place.letter}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('search.label')}</dt>
          <dd>
            <kbd>/</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('keys.title')}</dt>
          <dd>
            <kbd>?</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}

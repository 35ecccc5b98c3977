import type { TargetsAdded } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useText } from '../../language/text.ts';

/** What became of a list: how many were added, and why each of the others was not. */
export function AddedNotice({ added, refused }: TargetsAdded) {
  const t = useText();
  return (
    <div className={refused.length === 0 ? 'notice notice-good' : 'notice notice-warning'} role="status">
      <p>
        <strong>{t('targets.added', { count: added.length })}</strong>{' '}
        <Link to="/targets">{t('targets.added.see')}</Link>
      </p>
      {refused.length > 0 && (
        <ul className="refused-hosts">
          {refused.map(({ host, message }) => (
            <li key={host}>
              <code>{host}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

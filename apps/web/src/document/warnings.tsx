import type { InspectedDocument } from '@calepin/server/schemas';
import { useText } from '../language/text.ts';
import './document.css';

type Warning = InspectedDocument['warnings'][number];

/** What a reader should know of a document before trusting its figures. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useText();
  if (warnings.length === 0) return null;
  return (
    <div className="document-part">
      <h3>{t('warnings.title', { count: warnings.length })}</h3>
      <ul className="warnings">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`}>
            <span className="mark mark-warning" aria-hidden="true">
              <span>▲</span>
            </span>
            {warning.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

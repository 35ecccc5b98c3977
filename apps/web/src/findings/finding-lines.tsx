import type { Finding } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Mark } from '../figures/mark.tsx';
import { useText } from '../language/text.ts';
import './finding-lines.css';

interface FindingLinesProps {
  readonly findings: readonly Finding[];
  /** Says the server and the site; not on the page of one server. */
  readonly withPlace?: boolean;
}

/** Findings one under the other: how pressing, what, where, since when. Each leads to its page. */
export function FindingLines({ findings, withPlace = true }: FindingLinesProps) {
  const t = useText();
  return (
    <ul className="lines">
      {findings.map(({ id, severity, title, subject, opened }) => (
        <li key={id}>
          <Link to="/findings/$id" params={{ id }} className="finding-line">
            <span className="finding-line-mark">
              <Mark tone={severity}>{t(`severity.${severity}`)}</Mark>
            </span>
            <span>{title}</span>
            <span className="finding-line-where">
              {[
                ...(withPlace ? [subject.licenseServer, subject.site] : []),
                t('finding-line.opened', { date: t.date(opened) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import type { FindingDetail } from '@calepin/server/schemas';
import { useText } from '../../language/text.ts';

/** What happened to a finding, the newest first. */
export function History({ events }: { events: FindingDetail['history'] }) {
  const t = useText();
  const newestFirst = [...events].reverse();
  return (
    <ol className="history">
      {newestFirst.map((event) => (
        <li key={`${event.at} ${event.event}`}>
          <time dateTime={event.at} className="soft">
            {t.dateTime(event.at)}
          </time>
          <div>
            <p>
              {t(`finding.event.${event.event}`)}
              {event.by !== null && (
                <span className="soft"> · {event.by === 'local' ? t('finding.by-local') : event.by}</span>
              )}
            </p>
            {event.reason !== null && <p className="history-reason">{event.reason}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

import type { AuditEvent } from '@calepin/server/schemas';
import { useText } from '../../language/text.ts';
import { Copyable } from '../../table/copy.tsx';

type Members = Readonly<Record<string, unknown>>;

/** What was there before and after, as it is in the chain, and the hash that holds it. */
export function Change({ event }: { event: AuditEvent }) {
  const t = useText();
  const before = membersOf(event.before);
  const after = membersOf(event.after);
  const both = before !== null && after !== null;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    // What was never set says nothing of an act.
    .filter((name) => both || (before ?? after)?.[name] !== null);
  return (
    <dl className="change">
      {names.map((name) => (
        <div key={name}>
          <dt className="mono">{name}</dt>
          <dd>
            {both && (
              <>
                <span className="hidden-text">{t('audit.before')}</span>
                <span className="soft">{shown(before[name])}</span>
                <span aria-hidden="true"> → </span>
                <span className="hidden-text">{t('audit.after')}</span>
              </>
            )}
            {both ? shown(after[name]) : shown((before ?? after)?.[name])}
          </dd>
        </div>
      ))}
      {event.origin.program !== null && (
        <div>
          <dt>{t('audit.program')}</dt>
          <dd>{event.origin.program}</dd>
        </div>
      )}
      <div>
        <dt>{t('audit.hash')}</dt>
        <dd>
          <Copyable value={`${event.seq}:${event.hash}`}>{event.hash.slice(0, 16)}…</Copyable>
        </dd>
      </div>
    </dl>
  );
}

function membersOf(value: unknown): Members | null {
  // An object of JSON, as the server's schema says.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return JSON.stringify(value, null, 1);
}

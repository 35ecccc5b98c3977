import { useId } from 'react';
import { type TextId, useText } from '../../language/text.ts';
import type { FieldsProps } from './connection-fields.tsx';

const HOST_SCOPES = ['license-server', 'key-packs', 'issued-licenses', 'session-host'] as const;
const INTERVALS = [15, 60, 180, 360, 720, 1_440, 10_080] as const;

/** The lists to read. What a host does not have is told and left. */
export function ReadsFields({ draft, wrong, onChange }: FieldsProps) {
  const t = useText();
  if (draft.kind === 'directory') return <p className="setting-content">{t('scope.user-cals')}</p>;
  return (
    <fieldset className="setting-content ticks">
      <legend className="hidden-text">{t('target.reads')}</legend>
      {HOST_SCOPES.map((scope) => (
        <label key={scope} className="tick">
          <input
            type="checkbox"
            checked={draft.reads.includes(scope)}
            onChange={(event) =>
              onChange({
                reads: event.currentTarget.checked
                  ? [...draft.reads, scope]
                  : draft.reads.filter((one) => one !== scope),
              })
            }
          />
          <span>{t(`scope.${scope}`)}</span>
        </label>
      ))}
      {wrong.includes('reads') && <p className="small field-wrong">{t('target.wrong.reads')}</p>}
    </fieldset>
  );
}

/** How often, around the clock. */
export function ScheduleField({ draft, onChange }: FieldsProps) {
  const t = useText();
  const id = useId();
  const known: readonly number[] = INTERVALS;
  const intervals = known.includes(draft.intervalMinutes) ? known : [draft.intervalMinutes, ...known];
  return (
    <div className="setting-content">
      <label htmlFor={id} className="hidden-text">
        {t('target.interval')}
      </label>
      <select
        id={id}
        className="field"
        value={draft.intervalMinutes}
        onChange={(event) => onChange({ intervalMinutes: Number(event.currentTarget.value) })}
      >
        {intervals.map((minutes) => (
          <option key={minutes} value={minutes}>
            {intervalWords(t, minutes)}
          </option>
        ))}
      </select>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.paused}
          onChange={(event) => onChange({ paused: event.currentTarget.checked })}
        />
        <span>{t('target.paused')}</span>
      </label>
    </div>
  );
}

/** `every 6 hours`: in the largest unit that divides it. */
export function intervalWords(t: ReturnType<typeof useText>, minutes: number): string {
  const [unit, length] =
    minutes % 1_440 === 0 ? ['days', 1_440] : minutes % 60 === 0 ? ['hours', 60] : ['minutes', 1];
  // The three units have a text each.
  return t(`interval.${unit}` as TextId, { count: minutes / Number(length) });
}

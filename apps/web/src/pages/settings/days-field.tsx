import { useId } from 'react';
import { useText } from '../../language/text.ts';

interface DaysFieldProps {
  readonly label: string;
  /** What follows the number: `days before`. */
  readonly after: string;
  readonly value: string;
  readonly valid: boolean;
  onChange(value: string): void;
}

/** A number of days inside its sentence. */
export function DaysField({ label, after, value, valid, onChange }: DaysFieldProps) {
  const t = useText();
  const id = useId();
  return (
    <div className="days">
      <label htmlFor={id} className="hidden-text">
        {label}
      </label>
      <input
        id={id}
        className="field number-field"
        type="text"
        inputMode="numeric"
        value={value}
        aria-invalid={!valid}
        aria-describedby={`${id}-after`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span id={`${id}-after`}>{valid ? after : t('settings.days-range')}</span>
    </div>
  );
}

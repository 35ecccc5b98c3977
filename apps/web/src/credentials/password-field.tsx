import { useId } from 'react';
import { useText } from '../language/text.ts';

interface PasswordFieldProps {
  readonly value: string;
  readonly hint?: string;
  onChange(password: string): void;
}

/** A password to type: never filled by the page, nor by the browser, nor kept by either. */
export function PasswordField({ value, hint, onChange }: PasswordFieldProps) {
  const t = useText();
  const id = useId();
  return (
    <label className="labelled" htmlFor={id}>
      <span>{t('credential.password')}</span>
      <input
        id={id}
        className="field"
        type="password"
        // "off" is not heeded for passwords; "new-password" keeps the browser from filling in one that it knows.
        autoComplete="new-password"
        data-1p-ignore
        data-lpignore="true"
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && <span className="small soft">{hint}</span>}
    </label>
  );
}

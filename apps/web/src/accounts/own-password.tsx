import { type Ref, useId, useState } from 'react';
import { useText } from '../language/text.ts';
import './own-password.css';

interface OwnPasswordProps {
  readonly label: string;
  /** What the browser may fill in, and offers to keep. */
  readonly kind: 'current-password' | 'new-password';
  readonly value: string;
  readonly hint?: string;
  readonly ref?: Ref<HTMLInputElement>;
  onChange(password: string): void;
}

/** The reader's own password. One field: a button shows what is typed, which is worth more than typing it twice. */
export function OwnPassword({ label, kind, value, hint, ref, onChange }: OwnPasswordProps) {
  const t = useText();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="labelled">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <div className="own-password">
        <input
          ref={ref}
          id={id}
          className="field"
          type={shown ? 'text' : 'password'}
          name="password"
          autoComplete={kind}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          required
          maxLength={1000}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <button
          type="button"
          className="button"
          aria-label={t(shown ? 'password.hide.label' : 'password.show.label', { label })}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'password.hide' : 'password.show')}
        </button>
      </div>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="small soft">
          {hint}
        </span>
      )}
    </div>
  );
}

import { type ReactNode, useState } from 'react';
import { useText } from '../language/text.ts';
import { Refusal } from '../states/refusal.tsx';
import './entry-form.css';

interface EntryFormProps {
  /** Why the last sending was refused. */
  readonly error: Error | null;
  readonly pending: boolean;
  /** The buttons. */
  readonly acts: ReactNode;
  readonly children: ReactNode;
  onSubmit(): void;
}

/** A form that goes to what is missing instead of sending it, in the words of the page rather than the browser's. */
export function EntryForm({ error, pending, acts, children, onSubmit }: EntryFormProps) {
  const t = useText();
  const [lacks, setLacks] = useState(false);
  return (
    <form
      className={lacks ? 'entry-form entry-form-lacks' : 'entry-form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const missing = event.currentTarget.querySelector<HTMLInputElement>('input:invalid');
        setLacks(missing !== null);
        if (missing) missing.focus();
        else if (!pending) onSubmit();
      }}
    >
      {children}
      {lacks && (
        <p className="small entry-form-lack" role="alert">
          {t('entry.lacks')}
        </p>
      )}
      {!lacks && <Refusal error={error} />}
      {acts}
    </form>
  );
}

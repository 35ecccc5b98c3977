import { useEffect, useRef, useState } from 'react';
import { EntryForm } from '../../accounts/entry-form.tsx';
import { OwnPassword } from '../../accounts/own-password.tsx';
import { TextEntry } from '../../accounts/text-entry.tsx';
import { useText } from '../../language/text.ts';

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface EntranceFormProps {
  /** `null`: who it is has to be said first. */
  readonly email: string | null;
  readonly act: string;
  readonly pending: boolean;
  readonly error: Error | null;
  onSubmit(typed: Typed): void;
}

/** A password for an account, and for a new owner the name and the address. */
export function EntranceForm({ email: known, act, pending, error, onSubmit }: EntranceFormProps) {
  const t = useText();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  useEffect(() => (first.current ?? secret.current)?.focus(), []);
  useEffect(() => {
    if (error) secret.current?.focus();
  }, [error]);
  return (
    <EntryForm
      error={error}
      pending={pending}
      acts={
        <button type="submit" className="button button-main" aria-disabled={pending}>
          {pending ? t('welcome.pending') : act}
        </button>
      }
      onSubmit={() => onSubmit({ name: name.trim(), email: email.trim(), password })}
    >
      {known === null ? (
        <>
          <TextEntry ref={first} label={t('account.name')} kind="name" own value={name} onChange={setName} />
          <TextEntry label={t('account.email')} kind="email" own value={email} onChange={setEmail} />
        </>
      ) : (
        // Not to be changed: a password manager keeps the password under it.
        <TextEntry label={t('account.email')} kind="email" own value={known} />
      )}
      <OwnPassword
        ref={secret}
        label={t('account.password')}
        kind="new-password"
        hint={t('password.hint')}
        value={password}
        onChange={setPassword}
      />
    </EntryForm>
  );
}

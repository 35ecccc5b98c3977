import { useEffect, useRef, useState } from 'react';
import { EntryForm } from '../../accounts/entry-form.tsx';
import { OwnPassword } from '../../accounts/own-password.tsx';
import { TextEntry } from '../../accounts/text-entry.tsx';
import { useSignIn } from '../../api/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../language/text.ts';

/** Who is it. Once that is known, the page of the address comes. */
export function SignIn() {
  const t = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const address = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const signIn = useSignIn();
  useTitle(t('sign-in.title'));
  useEffect(() => address.current?.focus(), []);
  return (
    <div className="entrance">
      <header className="page-title">
        <h1>{t('sign-in.title')}</h1>
      </header>
      <EntryForm
        error={signIn.error}
        pending={signIn.isPending}
        acts={
          <button type="submit" className="button button-main" aria-disabled={signIn.isPending}>
            {signIn.isPending ? t('sign-in.pending') : t('sign-in.act')}
          </button>
        }
        onSubmit={() =>
          signIn.mutate({ email: email.trim(), password }, { onError: () => secret.current?.select() })
        }
      >
        <TextEntry
          ref={address}
          label={t('account.email')}
          kind="email"
          own
          value={email}
          onChange={setEmail}
        />
        <OwnPassword
          ref={secret}
          label={t('account.password')}
          kind="current-password"
          value={password}
          onChange={setPassword}
        />
      </EntryForm>
      <p className="small soft">{t('sign-in.forgotten')}</p>
    </div>
  );
}

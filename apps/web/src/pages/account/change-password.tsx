import { useRef, useState } from 'react';
import { EntryForm } from '../../accounts/entry-form.tsx';
import { OwnPassword } from '../../accounts/own-password.tsx';
import { useChangePassword } from '../../api/accounts.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';

/** A new password; the present one is asked for, since a page may be left open. */
export function ChangePassword({ email }: { email: string }) {
  const t = useText();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [changed, setChanged] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const change = useChangePassword();
  return (
    <section className="section" aria-labelledby="own-password">
      <h2 id="own-password">{t('password.change')}</h2>
      <div className="change-password">
        <EntryForm
          error={change.error}
          pending={change.isPending}
          acts={
            <button type="submit" className="button button-main" aria-disabled={change.isPending}>
              {change.isPending ? t('password.changing') : t('password.change.act')}
            </button>
          }
          onSubmit={() => {
            setChanged(false);
            change.mutate(
              { current, password },
              {
                onSuccess: () => {
                  setCurrent('');
                  setPassword('');
                  setChanged(true);
                  announce(t('password.changed'));
                },
                onError: () => first.current?.focus(),
              },
            );
          }}
        >
          {/* A password manager changes the password that it keeps under this address. */}
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          <OwnPassword
            ref={first}
            label={t('password.current')}
            kind="current-password"
            value={current}
            onChange={setCurrent}
          />
          <OwnPassword
            label={t('password.new')}
            kind="new-password"
            hint={t('password.hint')}
            value={password}
            onChange={setPassword}
          />
          {changed && <p className="notice notice-good">{t('password.changed')}</p>}
        </EntryForm>
      </div>
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useCredentials } from '../../api/collection.ts';
import { useMay } from '../../app/may.tsx';
import { PasswordField } from '../../credentials/password-field.tsx';
import { useText } from '../../language/text.ts';
import type { FieldsProps } from './connection-fields.tsx';

const NEW = '\u0000new';

/** Who signs in: credentials that are kept, shared by as many targets as one likes, or new ones. */
export function LoginFields({ draft, onChange }: FieldsProps) {
  const t = useText();
  const id = useId();
  const certificate = draft.authentication === 'certificate';
  const kept = (useCredentials().data?.rows ?? []).filter(
    ({ kind }) => (kind === 'certificate') === certificate,
  );
  // They belong to no site: who operates some sites only uses those that are kept.
  const keeps = useMay('operate', null);
  const { login } = draft;
  return (
    <div className="setting-content">
      <label className="labelled" htmlFor={id}>
        <span>{t('target.login')}</span>
        <select
          id={id}
          className="field"
          value={login.from === 'new' ? NEW : (login.credentialId ?? '')}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onChange({
              login:
                chosen === NEW
                  ? { from: 'new', name: '', user: '', password: '' }
                  : { from: 'kept', credentialId: chosen || null },
            });
          }}
        >
          <option value="">
            {t(draft.authentication === 'kerberos' ? 'target.login.tickets' : 'target.login.choose')}
          </option>
          {kept.map((credential) => (
            <option key={credential.id} value={credential.id}>
              {credential.user === null || credential.user === credential.name
                ? credential.name
                : `${credential.name} (${credential.user})`}
            </option>
          ))}
          {!certificate && (keeps || login.from === 'new') && (
            <option value={NEW}>{t('target.login.new')}</option>
          )}
        </select>
      </label>
      {certificate && (
        <p className="small soft">
          {t('target.login.certificate')} <Link to="/credentials">{t('credentials.title')}</Link>
        </p>
      )}
      {login.from === 'new' && (
        <>
          <div className="field-pair">
            <label className="labelled" htmlFor={`${id}-user`}>
              <span>{t('credential.user')}</span>
              <input
                id={`${id}-user`}
                className="field"
                type="text"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={400}
                placeholder={draft.kind === 'directory' ? 'calepin@lab.test' : 'LAB\\calepin'}
                value={login.user}
                onChange={(event) => onChange({ login: { ...login, user: event.currentTarget.value } })}
              />
            </label>
            <PasswordField
              value={login.password}
              onChange={(password) => onChange({ login: { ...login, password } })}
            />
          </div>
          <label className="labelled" htmlFor={`${id}-name`}>
            <span>{t('credential.name')}</span>
            <input
              id={`${id}-name`}
              className="field"
              type="text"
              autoComplete="off"
              maxLength={200}
              placeholder={login.user}
              value={login.name}
              onChange={(event) => onChange({ login: { ...login, name: event.currentTarget.value } })}
            />
            <span className="small soft">{t('credential.sealed')}</span>
          </label>
        </>
      )}
    </div>
  );
}

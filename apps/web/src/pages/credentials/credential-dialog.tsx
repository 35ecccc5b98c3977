import type { Credential, CredentialRequest } from '@calepin/server/schemas';
import { useId, useState } from 'react';
import { useAddCredential, useChangeCredential } from '../../api/collection.ts';
import { PasswordField } from '../../credentials/password-field.tsx';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';
import { Refusal } from '../../states/refusal.tsx';

interface CredentialDialogProps {
  /** `null`: new ones. */
  readonly credential: Credential | null;
  onClose(): void;
}

/** Adds or changes credentials. A secret that is kept is never shown; an empty field leaves it as it is. */
export function CredentialDialog({ credential, onClose }: CredentialDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={credential ? t('credential.change.title', { name: credential.name }) : t('credentials.add')}
      opened
      onClose={onClose}
    >
      <CredentialForm credential={credential} onClose={onClose} />
    </Dialog>
  );
}

function CredentialForm({ credential, onClose }: CredentialDialogProps) {
  const t = useText();
  const id = useId();
  const [kind, setKind] = useState(credential?.kind ?? 'password');
  const [name, setName] = useState(credential?.name ?? '');
  const [user, setUser] = useState(credential?.user ?? '');
  const [password, setPassword] = useState('');
  const [certificate, setCertificate] = useState('');
  const [key, setKey] = useState('');
  const add = useAddCredential();
  const change = useChangeCredential();
  const body = requestOf({ kind, name, user, password, certificate, key }, credential !== null);
  const onSuccess = (): void => {
    onClose();
    announce(t('credential.kept'));
  };
  return (
    <form
      className="credential-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (body === null) return;
        if (credential) change.mutate({ id: credential.id, body }, { onSuccess });
        else add.mutate(body, { onSuccess });
      }}
    >
      {!credential && (
        <div className="segments choice-of-few">
          {(['password', 'certificate'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {t(`credential.kind.${one}`)}
            </button>
          ))}
        </div>
      )}
      {kind === 'password' ? (
        <>
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
              placeholder="LAB\calepin"
              data-autofocus
              value={user}
              onChange={(event) => setUser(event.currentTarget.value)}
            />
          </label>
          <PasswordField
            value={password}
            {...(credential ? { hint: t('credential.password.unchanged') } : {})}
            onChange={setPassword}
          />
        </>
      ) : (
        <>
          <PemField
            label={t('credential.certificate')}
            begins="-----BEGIN CERTIFICATE-----"
            value={certificate}
            onChange={setCertificate}
          />
          <PemField
            label={t('credential.key')}
            begins="-----BEGIN PRIVATE KEY-----"
            value={key}
            onChange={setKey}
          />
        </>
      )}
      <label className="labelled" htmlFor={`${id}-name`}>
        <span>{t('credential.name')}</span>
        <input
          id={`${id}-name`}
          className="field"
          type="text"
          autoComplete="off"
          maxLength={200}
          placeholder={user}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <p className="small soft">{t('credential.sealed')}</p>
      <Refusal error={add.error ?? change.error} />
      <div className="dialog-acts">
        <button type="button" className="button" onClick={onClose}>
          {t('target.cancel')}
        </button>
        <button
          type="submit"
          className="button button-main"
          disabled={body === null || add.isPending || change.isPending}
        >
          {t('credential.keep')}
        </button>
      </div>
    </form>
  );
}

interface Typed {
  readonly kind: 'password' | 'certificate';
  readonly name: string;
  readonly user: string;
  readonly password: string;
  readonly certificate: string;
  readonly key: string;
}

/** The request; `null` while something is missing. What exists keeps the secret that was not typed anew. */
function requestOf(typed: Typed, exists: boolean): CredentialRequest | null {
  const user = typed.user.trim();
  const name = typed.name.trim() || user;
  if (name === '') return null;
  if (typed.kind === 'password') {
    if (user === '' || (typed.password === '' && !exists)) return null;
    return { kind: 'password', name, user, password: typed.password || null };
  }
  const [certificate, key] = [typed.certificate.trim(), typed.key.trim()];
  // A certificate and its key change together.
  if ((certificate === '') !== (key === '') || (certificate === '' && !exists)) return null;
  return { kind: 'certificate', name, certificate: certificate || null, key: key || null };
}

interface PemFieldProps {
  readonly label: string;
  readonly begins: string;
  readonly value: string;
  onChange(value: string): void;
}

function PemField({ label, begins, value, onChange }: PemFieldProps) {
  const id = useId();
  return (
    <label className="labelled" htmlFor={id}>
      <span>{label}</span>
      <textarea
        id={id}
        className="field mono"
        rows={3}
        autoComplete="off"
        spellCheck={false}
        placeholder={begins}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

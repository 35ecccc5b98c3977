import type { ApiTokenRequest, NewApiToken } from '@calepin/server/schemas';
import { useId, useState } from 'react';
import { EntryForm } from '../../accounts/entry-form.tsx';
import { ShownOnce } from '../../accounts/shown-once.tsx';
import { TextEntry } from '../../accounts/text-entry.tsx';
import { useAddApiToken } from '../../api/accounts.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { SiteSelect } from './site-select.tsx';

const ROLES = ['viewer', 'operator', 'referent'] as const satisfies readonly ApiTokenRequest['role'][];
const DAYS = [30, 90, 365] as const;
const DAY = 86_400_000;

/** Adds a token; it is then shown once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [added, setAdded] = useState<NewApiToken | null>(null);
  return (
    <Dialog
      title={added ? t('tokens.added', { name: added.row.name }) : t('tokens.add')}
      opened
      lasting={added !== null}
      onClose={onClose}
    >
      {added ? (
        <>
          <p>{t('tokens.added.meaning')}</p>
          <ShownOnce label={t('tokens.token')} value={added.token} act={t('tokens.copy')} />
          <p className="small soft">{t('tokens.use')}</p>
          <div className="dialog-acts">
            <button type="button" className="button" onClick={onClose}>
              {t('once.done')}
            </button>
          </div>
        </>
      ) : (
        <TokenForm onAdded={setAdded} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface TokenFormProps {
  onAdded(token: NewApiToken): void;
  onClose(): void;
}

function TokenForm({ onAdded, onClose }: TokenFormProps) {
  const t = useText();
  const id = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<ApiTokenRequest['role']>('viewer');
  const [site, setSite] = useState<string | null>(null);
  /** Empty: it does not end. */
  const [days, setDays] = useState('90');
  const add = useAddApiToken();
  return (
    <EntryForm
      error={add.error}
      pending={add.isPending}
      acts={
        <div className="dialog-acts">
          <button type="button" className="button" onClick={onClose}>
            {t('target.cancel')}
          </button>
          <button type="submit" className="button button-main" aria-disabled={add.isPending}>
            {t('tokens.add.act')}
          </button>
        </div>
      }
      onSubmit={() => {
        const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY).toISOString();
        add.mutate({ name: name.trim(), role, site, expiresAt }, { onSuccess: onAdded });
      }}
    >
      <TextEntry label={t('tokens.name')} kind="other" first value={name} onChange={setName} />
      <div className="labelled">
        <label htmlFor={`${id}-role`} className="label">
          {t('account.role')}
        </label>
        <select
          id={`${id}-role`}
          className="field"
          aria-describedby={`${id}-meaning`}
          value={role}
          onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'viewer')}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`account-role.${one}`)}
            </option>
          ))}
        </select>
        <span id={`${id}-meaning`} className="small soft">
          {t(`account-role-may.${role}`)}
        </span>
      </div>
      <label className="labelled" htmlFor={`${id}-site`}>
        <span>{t('site.label')}</span>
        <SiteSelect id={`${id}-site`} value={site} onChange={setSite} />
      </label>
      <label className="labelled" htmlFor={`${id}-days`}>
        <span>{t('tokens.until')}</span>
        <select
          id={`${id}-days`}
          className="field"
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('tokens.days', { count })}
            </option>
          ))}
          <option value="">{t('tokens.for-ever')}</option>
        </select>
      </label>
    </EntryForm>
  );
}

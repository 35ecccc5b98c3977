import type { Account, HandedLink } from '@calepin/server/schemas';
import { useState } from 'react';
import { EntryForm } from '../../accounts/entry-form.tsx';
import { TextEntry } from '../../accounts/text-entry.tsx';
import { useChangeAccount, useInvite } from '../../api/accounts.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';
import { draftsOf, grantsOf, LEAST } from './grant-draft.ts';
import { GrantFields } from './grant-fields.tsx';
import { Handed } from './handed.tsx';

interface AccountDialogProps {
  /** `null`: somebody new. */
  readonly account: Account | null;
  onClose(): void;
}

/** Adds somebody, whose link is then shown once; or changes what somebody may do. */
export function AccountDialog({ account, onClose }: AccountDialogProps) {
  const t = useText();
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const title = account ? t('people.change.title', { name: account.name }) : t('people.add');
  return (
    <Dialog
      title={handed ? t('people.added', { name: handed.account.name }) : title}
      opened
      lasting={handed !== null}
      onClose={onClose}
    >
      {handed ? (
        <Handed link={handed} onClose={onClose} />
      ) : (
        <AccountForm account={account} onHanded={setHanded} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface AccountFormProps extends AccountDialogProps {
  onHanded(link: HandedLink): void;
}

function AccountForm({ account, onHanded, onClose }: AccountFormProps) {
  const t = useText();
  const [name, setName] = useState(account?.name ?? '');
  const [email, setEmail] = useState('');
  const [disabled, setDisabled] = useState(account?.state === 'disabled');
  const [drafts, setDrafts] = useState(() => (account ? draftsOf(account.grants) : [{ ...LEAST, key: 0 }]));
  const invite = useInvite();
  const change = useChangeAccount();
  const pending = invite.isPending || change.isPending;
  const send = (): void => {
    const grants = grantsOf(drafts);
    if (account === null) {
      invite.mutate({ name: name.trim(), email: email.trim(), grants }, { onSuccess: onHanded });
      return;
    }
    const state = disabled ? 'disabled' : 'active';
    change.mutate(
      { id: account.id, body: { name: name.trim(), state, grants } },
      {
        onSuccess: () => {
          onClose();
          announce(t('people.changed', { name: name.trim() }));
        },
      },
    );
  };
  return (
    <EntryForm
      error={invite.error ?? change.error}
      pending={pending}
      acts={
        <div className="dialog-acts">
          <button type="button" className="button" onClick={onClose}>
            {t('target.cancel')}
          </button>
          <button type="submit" className="button button-main" aria-disabled={pending}>
            {t(account ? 'people.change.act' : 'people.add.act')}
          </button>
        </div>
      }
      onSubmit={send}
    >
      <TextEntry label={t('account.name')} kind="name" first value={name} onChange={setName} />
      {account ? (
        <TextEntry label={t('account.email')} kind="email" value={account.email} />
      ) : (
        <TextEntry label={t('account.email')} kind="email" value={email} onChange={setEmail} />
      )}
      <GrantFields drafts={drafts} onChange={setDrafts} />
      {account && (
        <label className="grant-names">
          <input
            type="checkbox"
            checked={disabled}
            onChange={(event) => setDisabled(event.currentTarget.checked)}
          />
          <span>
            {t('people.disable')} <span className="small soft">{t('people.disable.meaning')}</span>
          </span>
        </label>
      )}
    </EntryForm>
  );
}

import type { TargetsAdded, TargetsRequest } from '@calepin/server/schemas';
import { type ReactNode, useState } from 'react';
import { useAddTargets } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Refusal } from '../../states/refusal.tsx';
import { AddedNotice } from './added-notice.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { type ConnectionDraft, connectionOf, newDraft, wrongOf } from './draft.ts';
import { LoginFields } from './login-fields.tsx';
import { ReadsFields, ScheduleField } from './schedule-fields.tsx';
import { FormPart } from './target-form.tsx';
import { useSavedLogin } from './use-saved-login.ts';

interface SharedSettingsProps {
  readonly site: string;
  readonly hosts: readonly string[];
  readonly origin: TargetsRequest['origin'];
  /** What comes before: where the hosts are from. */
  readonly children: ReactNode;
  onAdded?(added: TargetsAdded): void;
}

/** Several hosts at once, with the same settings for all. */
export function SharedSettings({ site, hosts, origin, children, onAdded }: SharedSettingsProps) {
  const t = useText();
  const [own, setDraft] = useState<ConnectionDraft>(() => newDraft('host', site));
  const draft = { ...own, site };
  const add = useAddTargets();
  const login = useSavedLogin();
  const wrong = wrongOf(draft);
  const change = (part: Partial<ConnectionDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const submit = async (): Promise<void> => {
    const credentialId = await login.save(draft, (kept) => change({ login: kept }));
    const settings = connectionOf(draft, credentialId);
    const added = await add.mutateAsync({ hosts: [...hosts], origin, settings });
    announce(t('targets.added', { count: added.added.length }));
    onAdded?.(added);
  };
  return (
    <form
      className="settings-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What is refused is shown from the state of the act.
        if (wrong.length === 0 && hosts.length > 0) submit().catch(() => undefined);
      }}
    >
      {children}
      {hosts.length > 0 && (
        <>
          <FormPart title={t('target.connection')} meaning={t('target.connection.host.meaning')}>
            <ConnectionFields draft={draft} wrong={wrong} onChange={change} />
          </FormPart>
          <FormPart title={t('credentials.title')} meaning={t('target.login.meaning')}>
            <LoginFields draft={draft} wrong={wrong} onChange={change} />
          </FormPart>
          <FormPart title={t('target.reads')} meaning={t('target.reads.meaning')}>
            <ReadsFields draft={draft} wrong={wrong} onChange={change} />
          </FormPart>
          <FormPart title={t('target.interval')} meaning={t('target.interval.meaning')}>
            <ScheduleField draft={draft} wrong={wrong} onChange={change} />
          </FormPart>
        </>
      )}
      <Refusal error={login.error ?? add.error} />
      {add.data && <AddedNotice {...add.data} />}
      {hosts.length > 0 && (
        <div className="settings-bar">
          <p className="small soft">{wrong[0] ? t(`target.wrong.${wrong[0]}`) : t('targets.tried-later')}</p>
          <div className="acts push">
            <button
              type="submit"
              className="button button-main"
              disabled={wrong.length > 0 || add.isPending || login.isPending}
            >
              {t('targets.add-many', { count: hosts.length })}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

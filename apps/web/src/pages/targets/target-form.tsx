import type { Target, TargetSettings } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useTestTarget } from '../../api/collection.ts';
import { useText } from '../../language/text.ts';
import { Refusal } from '../../states/refusal.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { settingsOf, type TargetDraft, testOf, wrongOfTarget } from './draft.ts';
import { LoginFields } from './login-fields.tsx';
import { ReadsFields, ScheduleField } from './schedule-fields.tsx';
import { SiteField } from './site-field.tsx';
import { TestPanel } from './test-panel.tsx';
import { useSavedLogin } from './use-saved-login.ts';

interface TargetFormProps {
  readonly initial: TargetDraft;
  readonly act: string;
  readonly save: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly mutateAsync: (settings: TargetSettings) => Promise<Target>;
  };
  onSaved(target: Target): void;
}

/** One host or directory: where it is, how to sign in, what to read; tried before it is saved. */
export function TargetForm({ initial, act, save, onSaved }: TargetFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState('');
  const test = useTestTarget();
  const login = useSavedLogin();
  const wrong = wrongOfTarget(draft);
  const change = (part: Partial<TargetDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const submit = async (): Promise<void> => {
    const credentialId = await login.save(draft, (kept) => change({ login: kept }));
    onSaved(await save.mutateAsync(settingsOf(draft, credentialId)));
  };
  return (
    <form
      className="settings-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What is refused is shown from the state of the act.
        if (wrong.length === 0) submit().catch(() => undefined);
      }}
    >
      <FormPart title={t(`target.where.${draft.kind}`)} meaning={t(`target.where.${draft.kind}.meaning`)}>
        <WhereFields draft={draft} onChange={change} />
      </FormPart>
      <FormPart title={t('target.connection')} meaning={t(`target.connection.${draft.kind}.meaning`)}>
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
      <TestPanel test={test} outdated={tried !== JSON.stringify(draft)} />
      <Refusal error={login.error ?? save.error} />
      <div className="settings-bar">
        <p className="small soft">{wrong[0] ? t(`target.wrong.${wrong[0]}`) : t('test.offer')}</p>
        <div className="acts push">
          <Link to="/targets" className="button button-plain">
            {t('target.cancel')}
          </Link>
          <button
            type="button"
            className="button"
            disabled={wrong.length > 0 || test.isPending}
            onClick={() => {
              setTried(JSON.stringify(draft));
              test.mutate(testOf(draft));
            }}
          >
            {test.isPending ? t('test.running') : t('test.try')}
          </button>
          <button
            type="submit"
            className="button button-main"
            disabled={wrong.length > 0 || save.isPending || login.isPending}
          >
            {act}
          </button>
        </div>
      </div>
    </form>
  );
}

export function FormPart({
  title,
  meaning,
  children,
}: {
  title: string;
  meaning: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{title}</h2>
        <p className="soft">{meaning}</p>
      </div>
      {children}
    </section>
  );
}

function WhereFields({
  draft,
  onChange,
}: {
  draft: TargetDraft;
  onChange(part: Partial<TargetDraft>): void;
}) {
  const t = useText();
  const id = useId();
  return (
    <div className="setting-content">
      <div className="field-pair">
        <label className="labelled" htmlFor={`${id}-name`}>
          <span>{t(`target.name.${draft.kind}`)}</span>
          <input
            id={`${id}-name`}
            className="field"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={255}
            placeholder={draft.kind === 'directory' ? 'lab.test' : 'rdlic01.lab.test'}
            value={draft.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        </label>
        <label className="labelled" htmlFor={`${id}-address`}>
          <span>{t(`target.address.${draft.kind}`)}</span>
          <input
            id={`${id}-address`}
            className="field"
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={255}
            placeholder={t(`target.address.${draft.kind}.usual`)}
            value={draft.address}
            onChange={(event) => onChange({ address: event.currentTarget.value })}
          />
        </label>
      </div>
      <SiteField value={draft.site} onChange={(site) => onChange({ site })} />
    </div>
  );
}

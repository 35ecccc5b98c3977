import { useId, useState } from 'react';
import { useRegisterState } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';
import { hostsOf } from './host-list.ts';
import { useProposedSite } from './proposed-site.ts';
import { SharedSettings } from './shared-settings.tsx';
import { SiteField } from './site-field.tsx';
import { FormPart } from './target-form.tsx';

/** A pasted list: one host a line. */
export function AddList() {
  const state = useRegisterState();
  const site = useProposedSite();
  return state.data ? <List proposed={site} /> : null;
}

function List({ proposed }: { proposed: string }) {
  const t = useText();
  const id = useId();
  const [site, setSite] = useState(proposed);
  const [text, setText] = useState('');
  const hosts = hostsOf(text);
  return (
    <SharedSettings site={site} hosts={hosts} origin="list" onAdded={() => setText('')}>
      <FormPart title={t('targets.list.hosts')} meaning={t('targets.list.hosts.meaning')}>
        <div className="setting-content">
          <label className="labelled" htmlFor={id}>
            <span>{t('targets.list.one-a-line')}</span>
            <textarea
              id={id}
              className="field mono host-list"
              rows={8}
              spellCheck={false}
              autoComplete="off"
              placeholder={'rdlic01.lab.test\nrdlic02.lab.test,192.0.2.12'}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <p className="small soft" aria-live="polite">
            {t('targets.list.count', { count: hosts.length })}
          </p>
          <SiteField value={site} onChange={setSite} />
        </div>
      </FormPart>
    </SharedSettings>
  );
}

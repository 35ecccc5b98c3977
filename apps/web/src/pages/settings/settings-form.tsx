import type { Settings } from '@calepin/server/schemas';
import { useState } from 'react';
import { useSaveSettings } from '../../api/acts.ts';
import { ApiProblem } from '../../api/request.ts';
import { useMay } from '../../app/may.tsx';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { DaysField } from './days-field.tsx';
import { daysOf, draftOf, isChanged, settingsOf } from './draft.ts';
import { Thresholds } from './thresholds.tsx';

/** The rules' settings; saved together, since findings are evaluated again each time. */
export function SettingsForm({ saved }: { saved: Settings }) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const save = useSaveSettings();
  const settings = settingsOf(draft);
  const changed = isChanged(draft, saved);
  const governs = useMay('govern', null);
  return (
    <form
      className="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (settings === null) return;
        save.mutate(settings, {
          onSuccess: (now) => {
            setDraft(draftOf(now));
            announce(t('settings.saved'));
          },
        });
      }}
    >
      {!governs && <p className="notice">{t('settings.read-only')}</p>}
      {/* Those who do not govern read the values; the acts in here are not shown to them. */}
      <fieldset className="settings-fields" disabled={!governs}>
        <section className="setting">
          <div className="setting-about">
            <h2>{t('settings.thresholds')}</h2>
            <p className="soft">{t('settings.thresholds.meaning')}</p>
          </div>
          <Thresholds
            drafts={draft.thresholds}
            onChange={(thresholds) => setDraft({ ...draft, thresholds })}
          />
        </section>
        <section className="setting">
          <div className="setting-about">
            <h2>{t('settings.expiry')}</h2>
            <p className="soft">{t('settings.expiry.meaning')}</p>
          </div>
          <DaysField
            label={t('settings.expiry.label')}
            after={t('settings.expiry.after')}
            value={draft.expiryWarningDays}
            valid={daysOf(draft.expiryWarningDays) !== null}
            onChange={(expiryWarningDays) => setDraft({ ...draft, expiryWarningDays })}
          />
        </section>
        <section className="setting">
          <div className="setting-about">
            <h2>{t('settings.stale')}</h2>
            <p className="soft">{t('settings.stale.meaning')}</p>
          </div>
          <DaysField
            label={t('settings.stale.label')}
            after={t('settings.stale.after')}
            value={draft.staleAfterDays}
            valid={daysOf(draft.staleAfterDays) !== null}
            onChange={(staleAfterDays) => setDraft({ ...draft, staleAfterDays })}
          />
        </section>
      </fieldset>
      {governs && (changed || save.error) && (
        <div className="settings-bar">
          <p className="small" role={save.error ? 'alert' : undefined}>
            {save.error
              ? refusalOf(save.error, t('settings.unreachable'))
              : settings === null
                ? t('settings.not-whole')
                : t('settings.unsaved')}
          </p>
          <div className="acts push">
            <button
              type="button"
              className="button button-plain"
              onClick={() => {
                save.reset();
                setDraft(draftOf(saved));
              }}
            >
              {t('settings.discard')}
            </button>
            <button
              type="submit"
              className="button button-main"
              disabled={settings === null || save.isPending}
            >
              {save.isPending ? t('settings.saving') : t('settings.save')}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

function refusalOf(error: Error, unreachable: string): string {
  if (!(error instanceof ApiProblem)) return unreachable;
  return [error.problem.title, error.problem.detail, error.problem.remedy].filter(Boolean).join(' · ');
}

import { useAddExamples, useRemoveExamples } from '../../api/acts.ts';
import { useRegisterState } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';

/** The invented organisations: in with one click, out with one click. */
export function Examples() {
  const t = useText();
  const present = useRegisterState().data?.examples ?? false;
  const add = useAddExamples();
  const remove = useRemoveExamples();
  const busy = add.isPending || remove.isPending;
  return (
    <section className="setting">
      <div className="setting-about">
        <h2>{t('settings.examples')}</h2>
        <p className="soft">{t('settings.examples.meaning')}</p>
      </div>
      <div className="setting-content">
        <p>{present ? t('settings.examples.present') : t('settings.examples.absent')}</p>
        {present ? (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => remove.mutate(undefined, { onSuccess: () => announce(t('examples.removed')) })}
          >
            {remove.isPending ? t('examples.removing') : t('examples.remove')}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => add.mutate(undefined, { onSuccess: () => announce(t('settings.examples.added')) })}
          >
            {add.isPending ? t('settings.examples.adding') : t('settings.examples.add')}
          </button>
        )}
        {(add.error ?? remove.error) && (
          <p className="notice notice-critical" role="alert">
            {t('settings.examples.failed')}
          </p>
        )}
      </div>
    </section>
  );
}

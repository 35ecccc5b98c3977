import { useRemoveExamples } from '../api/acts.ts';
import { useRegisterState } from '../api/resources.ts';
import { May } from '../app/may.tsx';
import { useText } from '../language/text.ts';
import { announce } from '../states/announcer.tsx';

/** While the invented organisations are in the register: says so, and removes them in one click. */
export function ExampleStrip() {
  const t = useText();
  const state = useRegisterState();
  const remove = useRemoveExamples();
  if (!state.data?.examples) return null;
  return (
    <aside className="strip" aria-label={t('examples.label')}>
      <span>{t('examples.strip')}</span>
      <May right="govern" site={null}>
        <button
          type="button"
          className="link-button"
          disabled={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: () => announce(t('examples.removed')) })}
        >
          {remove.isPending ? t('examples.removing') : t('examples.remove')}
        </button>
      </May>
      {remove.error && <span role="alert">{t('examples.not-removed')}</span>}
    </aside>
  );
}

import { useAddExamples } from '../../api/acts.ts';
import { DropZone } from '../../intake/drop-zone.tsx';
import { useText } from '../../language/text.ts';

/** An empty register: one sentence, one drop zone, one example. */
export function FirstRun() {
  const t = useText();
  const examples = useAddExamples();
  return (
    <div className="first-run">
      <header className="page-title">
        <h1>{t('first-run.title')}</h1>
        <p>{t('first-run.sentence')}</p>
      </header>
      <DropZone />
      <p className="first-run-example">
        <button
          type="button"
          className="button"
          disabled={examples.isPending}
          onClick={() => examples.mutate(undefined)}
        >
          {examples.isPending ? t('first-run.example.adding') : t('first-run.example')}
        </button>
        <span className="soft">{t('first-run.example.meaning')}</span>
      </p>
      {examples.error && <p role="alert">{t('first-run.example.failed')}</p>}
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useAddExamples } from '../../api/acts.ts';
import { useAllTargets } from '../../api/collection.ts';
import { DropZone } from '../../intake/drop-zone.tsx';
import { useText } from '../../language/text.ts';

/** An empty register: one sentence, one drop zone, live collection, one example. */
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
      <Live />
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

/** Beside import: servers that are read live. Once there are targets, where they stand. */
function Live() {
  const t = useText();
  const targets = useAllTargets().data?.rows.length ?? 0;
  if (targets > 0) {
    return (
      <p className="first-run-example">
        <Link to="/targets" className="button">
          {t('first-run.live.see')}
        </Link>
        <span className="soft">{t('first-run.live.waiting', { count: targets })}</span>
      </p>
    );
  }
  return (
    <p className="first-run-example">
      <Link to="/targets/new" className="button">
        {t('first-run.live')}
      </Link>
      <span className="soft">{t('first-run.live.meaning')}</span>
    </p>
  );
}

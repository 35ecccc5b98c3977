import { Link } from '@tanstack/react-router';
import { useAddExamples } from '../../api/acts.ts';
import { useAllTargets } from '../../api/collection.ts';
import { May, useMay } from '../../app/may.tsx';
import { DropZone } from '../../intake/drop-zone.tsx';
import { useText } from '../../language/text.ts';

/** An empty register: one sentence, one drop zone, live collection, one example. */
export function FirstRun() {
  const t = useText();
  const brings = useMay('operate');
  return (
    <div className="first-run">
      <header className="page-title">
        <h1>{t('first-run.title')}</h1>
        <p>{t(brings ? 'first-run.sentence' : 'first-run.wait')}</p>
      </header>
      {brings && (
        <>
          <DropZone />
          <Live />
        </>
      )}
      <May right="govern" site={null}>
        <Example />
      </May>
    </div>
  );
}

/** A register that lives, with organisations that do not exist. */
function Example() {
  const t = useText();
  const examples = useAddExamples();
  return (
    <>
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
    </>
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

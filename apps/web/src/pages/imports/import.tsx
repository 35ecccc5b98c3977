import type { ImportRecord } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useImport } from '../../api/resources.ts';
import { May, useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { ImportState } from './import-state.tsx';
import { originOf } from './imports.tsx';
import { ObservationSection } from './observation.tsx';
import { UndoImport } from './undo-import.tsx';
import './imports.css';

/** Beyond so many documents, those that need nobody begin folded. */
const UNFOLDED = 4;

const ASK_EVERY = 500;

/** One import: what came in, how it was read, what it changed. */
export function ImportPage() {
  const t = useText();
  if (!useMay('see-names')) return <Denied page={t('place.imports')} right="see-names" />;
  return <OneImport />;
}

function OneImport() {
  const t = useText();
  const { id } = useParams({ from: '/imports/$id' });
  const query = useImport(id);
  const running = query.data?.state === 'running';
  const { refetch } = query;
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => void refetch(), ASK_EVERY);
    return () => window.clearInterval(timer);
  }, [running, refetch]);
  useTitle(query.data ? t('import.title', { date: t.dateTime(query.data.started) }) : t('place.imports'));
  return (
    <div className="page">
      <Loaded query={query}>{(record) => <Import record={record} />}</Loaded>
    </div>
  );
}

function Import({ record }: { record: ImportRecord }) {
  const t = useText();
  const { observations, state } = record;
  const folds = observations.length > UNFOLDED;
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/imports">{t('place.imports')}</Link>
        </p>
        <h1>{t('import.title', { date: t.dateTime(record.started) })}</h1>
      </header>
      <Notices record={record} />
      <dl className="facts">
        <div>
          <dt>{t('imports.state')}</dt>
          <dd>
            <ImportState state={state} />
          </dd>
        </div>
        <div>
          <dt>{t('site.label')}</dt>
          <dd>{record.site}</dd>
        </div>
        <div>
          <dt>{t('imports.origin')}</dt>
          <dd>{t(`imports.origin.${originOf(record.origin)}`)}</dd>
        </div>
        <div>
          <dt>{t('imports.took')}</dt>
          <dd>{took(t, record)}</dd>
        </div>
      </dl>
      <NotImported record={record} />
      {observations.length > 0 ? (
        <div className={folds ? 'observations documents-many' : 'observations'}>
          {observations.map((observation) => (
            <ObservationSection key={observation.id} observation={observation} folds={folds} />
          ))}
        </div>
      ) : (
        state !== 'running' && (
          <Empty title={t('import.no-document')}>{t('import.no-document.meaning')}</Empty>
        )
      )}
      {(state === 'done' || state === 'failed') && observations.length > 0 && (
        <May right="operate" site={record.siteId}>
          <UndoImport record={record} />
        </May>
      )}
    </>
  );
}

function Notices({ record: { state, failure, progress } }: { record: ImportRecord }) {
  const t = useText();
  return (
    <>
      {state === 'running' && (
        <div className="import-running">
          <p>{t(`importing.${progress?.phase ?? 'waiting'}`, { rows: progress?.rows ?? 0 })}</p>
          <progress className="progress" aria-label={t('importing.title')} />
        </div>
      )}
      {failure && (
        <p className="notice notice-critical" role="alert">
          {failure.message}
        </p>
      )}
      {state === 'undone' && <p className="notice">{t('import.undone')}</p>}
    </>
  );
}

/** Documents that did not come through, with their reason. */
function NotImported({ record: { notImported } }: { record: ImportRecord }) {
  const t = useText();
  if (notImported.length === 0) return null;
  return (
    <section className="section">
      <h2>
        <Mark tone="critical">{t('import.not-imported', { count: notImported.length })}</Mark>
      </h2>
      <dl className="not-imported">
        {notImported.map((one) => (
          <div key={one.name}>
            <dt>{one.name}</dt>
            <dd className="soft">{one.message}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const SECOND = 1000;

function took(t: Text, { started, ended }: ImportRecord): string {
  if (ended === null) return t('imports.not-over');
  const seconds = Math.round((Date.parse(ended) - Date.parse(started)) / SECOND);
  return seconds < 1 ? t('imports.instantly') : t('imports.seconds', { seconds });
}

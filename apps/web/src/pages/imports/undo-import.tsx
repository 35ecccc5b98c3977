import type { ImportRecord } from '@calepin/server/schemas';
import { useState } from 'react';
import { useUndoImport } from '../../api/acts.ts';
import { ApiProblem } from '../../api/request.ts';
import { changeWords, sumOf } from '../../document/change-counts.ts';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';

const WORDS = 6;

/** Takes an import back, once the reader has seen what leaves with it. */
export function UndoImport({ record }: { record: ImportRecord }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const undo = useUndoImport();
  const words = changeWords(t, sumOf(record.observations.map((one) => one.changes)), WORDS);
  const close = (): void => {
    setAsking(false);
    undo.reset();
  };
  return (
    <section className="section undo">
      <h2>{t('undo.title')}</h2>
      <p>{t('undo.offer')}</p>
      <div className="acts">
        <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
          {t('undo.ask')}
        </button>
      </div>
      <Dialog
        title={t('undo.question', { date: t.dateTime(record.started) })}
        opened={asking}
        onClose={close}
      >
        <p>{t('undo.consequence', { count: record.observations.length, site: record.site })}</p>
        {words.length > 0 && (
          <ul className="undo-words">
            {words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        )}
        <p>{t('undo.later')}</p>
        {undo.isPending && (
          <>
            <progress className="progress" aria-label={t('undo.running')} />
            <p className="small soft">{t('undo.wait')}</p>
          </>
        )}
        {undo.error && (
          <p className="notice notice-critical" role="alert">
            {undo.error instanceof ApiProblem
              ? [undo.error.problem.detail ?? undo.error.problem.title, undo.error.problem.remedy]
                  .filter(Boolean)
                  .join(' ')
              : t('undo.unreachable')}
          </p>
        )}
        <div className="dialog-acts">
          <button type="button" className="button" data-autofocus onClick={close}>
            {undo.isPending ? t('close') : t('undo.keep')}
          </button>
          <button
            type="button"
            className="button button-danger"
            disabled={undo.isPending}
            onClick={() =>
              undo.mutate(record.id, {
                onSuccess: () => {
                  setAsking(false);
                  announce(t('undo.done'));
                },
              })
            }
          >
            {undo.isPending ? t('undo.running') : t('undo.ask')}
          </button>
        </div>
      </Dialog>
    </section>
  );
}

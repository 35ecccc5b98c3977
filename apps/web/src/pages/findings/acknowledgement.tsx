import type { FindingDetail } from '@calepin/server/schemas';
import { useId, useState } from 'react';
import { useAcknowledge, useRemoveAcknowledgement } from '../../api/acts.ts';
import { ApiProblem } from '../../api/request.ts';
import { useMay } from '../../app/may.tsx';
import { useText } from '../../language/text.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { announce } from '../../states/announcer.tsx';

/** Accepting a finding with a reason, and taking that back. */
export function Acknowledgement({ finding }: { finding: FindingDetail }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveAcknowledgement(finding.id);
  const allowed = useMay('acknowledge', finding.subject.siteId);
  const { acknowledgement } = finding;
  if (acknowledgement) {
    return (
      <div className="acknowledged">
        <p className="acknowledged-reason">{acknowledgement.reason}</p>
        <p className="small soft">
          {t('acknowledge.said', {
            by: acknowledgement.by === 'local' ? t('finding.by-local') : acknowledgement.by,
            date: t.dateTime(acknowledgement.at),
          })}
        </p>
        {allowed && (
          <button
            type="button"
            className="button"
            disabled={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: () => announce(t('acknowledge.removed')) })}
          >
            {t('acknowledge.remove')}
          </button>
        )}
        <Refusal error={remove.error} />
      </div>
    );
  }
  if (finding.closed !== null || !allowed) return null;
  return (
    <>
      <div className="acts">
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('acknowledge.ask')}
        </button>
      </div>
      <Dialog title={t('acknowledge.title')} opened={asking} onClose={() => setAsking(false)}>
        <ReasonForm id={finding.id} onDone={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

function ReasonForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText();
  const field = useId();
  const [reason, setReason] = useState('');
  const acknowledge = useAcknowledge(id);
  const empty = reason.trim() === '';
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty) return;
        acknowledge.mutate(reason.trim(), {
          onSuccess: () => {
            onDone();
            announce(t('acknowledge.done'));
          },
        });
      }}
    >
      <p>{t('acknowledge.meaning')}</p>
      <label className="labelled" htmlFor={field}>
        <span>{t('acknowledge.reason')}</span>
        <textarea
          id={field}
          className="field"
          rows={3}
          maxLength={1000}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <Refusal error={acknowledge.error} />
      <div className="dialog-acts">
        <button type="button" className="button" onClick={onDone}>
          {t('acknowledge.cancel')}
        </button>
        <button type="submit" className="button button-main" disabled={empty || acknowledge.isPending}>
          {t('acknowledge.confirm')}
        </button>
      </div>
    </form>
  );
}

function Refusal({ error }: { error: Error | null }) {
  const t = useText();
  if (!error) return null;
  return (
    <p className="notice notice-critical" role="alert">
      {error instanceof ApiProblem
        ? [error.problem.detail ?? error.problem.title, error.problem.remedy].filter(Boolean).join(' ')
        : t('acknowledge.unreachable')}
    </p>
  );
}

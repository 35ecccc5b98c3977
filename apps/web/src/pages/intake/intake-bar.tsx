import type { ImportRequest } from '@calepin/server/schemas';
import { useMutation } from '@tanstack/react-query';
import { startImport } from '../../api/acts.ts';
import { ApiProblem } from '../../api/request.ts';
import { beginImport, changeSite, discardIntake } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';
import { importRequestOf, type Plan } from './plan.ts';
import { SiteChoice } from './site-choice.tsx';

/** Always in sight: for which site, how much, and the act. */
export function IntakeBar({ plan, site }: { plan: Plan; site: string | undefined }) {
  const t = useText();
  const confirm = useMutation({
    mutationFn: (wanted: ImportRequest) => startImport(wanted, t.language),
    onSuccess: (record, { inspectionIds }) => beginImport({ id: record.id, rows: plan.rows, inspectionIds }),
  });
  const count = plan.included.length;
  const ready = plan.pending === 0 && count > 0;
  const chosen = plan.site ?? site ?? null;
  const refused = plan.refused.length + plan.failed;
  const said = [
    t('intake.bar.documents', { count }),
    ...(plan.rejected > 0 ? [t('rejected.title', { count: plan.rejected })] : []),
    ...(refused > 0 ? [t('intake.bar.refused', { count: refused })] : []),
  ].join(' · ');
  return (
    <div className="intake-bar">
      {confirm.error && (
        <NotStarted
          error={confirm.error}
          onSendAgain={() => {
            confirm.reset();
            changeSite(chosen ?? undefined);
          }}
        />
      )}
      <div className="intake-bar-line">
        {chosen !== null && <SiteChoice chosen={chosen} />}
        {plan.pending === 0 && <p className="small soft intake-bar-said">{said}</p>}
        <div className="acts push">
          <button type="button" className="button button-plain" onClick={discardIntake}>
            {t('intake.discard')}
          </button>
          <button
            type="button"
            className="button button-main"
            disabled={!ready || confirm.isPending}
            onClick={() => confirm.mutate(importRequestOf(plan))}
          >
            {plan.pending > 0
              ? t('intake.confirm.wait')
              : count === 0
                ? t('intake.confirm.none')
                : t('intake.confirm', { count })}
          </button>
        </div>
      </div>
    </div>
  );
}

interface NotStartedProps {
  readonly error: Error;
  onSendAgain(): void;
}

/** Why nothing was imported, and the way on. */
function NotStarted({ error, onSendAgain }: NotStartedProps) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const lost = problem?.status === 404;
  const said = lost
    ? t('intake.lost')
    : problem
      ? [problem.title, problem.detail, problem.remedy].filter(Boolean).join(' ')
      : t('intake.not-started');
  return (
    <p className="notice notice-critical" role="alert">
      <span>{said}</span>
      {lost && (
        <button type="button" className="link-button" onClick={onSendAgain}>
          {t('intake.send-again')}
        </button>
      )}
    </p>
  );
}

import { changeWords, isUnchanged } from '../../document/change-counts.ts';
import { type Text, useText } from '../../language/text.ts';
import type { Plan } from './plan.ts';

/** The answer in one sentence: what confirming would do. */
export function Headline({ plan }: { plan: Plan }) {
  const t = useText();
  return (
    <header className="page-title">
      <h1>{sentence(t, plan)}</h1>
      {plan.pending === 0 && plan.included.length > 1 && <p className="soft">{t('intake.compared')}</p>}
      {plan.pending === 0 && plan.included.length === 1 && (
        <p className="soft">{t('intake.nothing-stored')}</p>
      )}
    </header>
  );
}

function sentence(t: Text, plan: Plan): string {
  if (plan.pending > 0) return t('intake.reading', { count: plan.pending });
  const [only] = plan.included;
  if (only === undefined) {
    if (plan.documents.length === 0) {
      return plan.failed > 0
        ? t('intake.none-read', { count: plan.refused.length + plan.failed })
        : t('intake.none-recognised', { count: plan.refused.length });
    }
    return plan.documents.every(({ document }) => document.alreadyImported !== null)
      ? t('intake.all-known')
      : t('intake.none-included');
  }
  // Each preview compares its document with the register of now: their changes must not be added.
  if (plan.included.length > 1) return t('intake.ready', { count: plan.included.length });
  return isUnchanged(only.document.changes)
    ? t('intake.no-change')
    : t.list(changeWords(t, only.document.changes, MOST_PARTS));
}

const MOST_PARTS = 3;

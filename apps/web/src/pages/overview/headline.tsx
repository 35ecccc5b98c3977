import type { Finding, PositionRow } from '@calepin/server/schemas';
import { Mark } from '../../figures/mark.tsx';
import { packName } from '../../figures/names.ts';
import { ROW_STATES, type RowState, stateOf, TONE_OF_STATE } from '../../figures/row-state.ts';
import { type Text, useText } from '../../language/text.ts';

interface HeadlineProps {
  readonly asOf: string;
  readonly rows: readonly PositionRow[];
  readonly findings: readonly Finding[];
}

/** The answer in one sentence, then how many rows stand how. */
export function Headline({ asOf, rows, findings }: HeadlineProps) {
  const t = useText();
  const states = rows.map((row) => stateOf(row, findings));
  const count = (state: RowState): number => states.filter((one) => one === state).length;
  const worst = ROW_STATES.find((state) => state !== 'covered' && count(state) > 0);
  const shown = ROW_STATES.filter((state) => count(state) > 0);
  const only = count('over-issued') === 1 ? rows[states.indexOf('over-issued')] : undefined;
  return (
    <header className="headline">
      <p className="soft">{t('overview.as-of', { date: t.dateTime(asOf) })}</p>
      <h1 id="verdict">{verdict(t, rows, worst, worst ? count(worst) : 0, only)}</h1>
      {rows.length === 0 ? (
        <p className="soft">{t('overview.nothing.meaning')}</p>
      ) : (
        <ul className="tally">
          {only && <li>{[packName(t, only), only.site].join(', ')}</li>}
          {shown.map((state) => (
            <li key={state}>
              <Mark tone={TONE_OF_STATE[state]}>{t(`tally.${state}`, { count: count(state) })}</Mark>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

function verdict(
  t: Text,
  rows: readonly PositionRow[],
  worst: RowState | undefined,
  count: number,
  only: PositionRow | undefined,
): string {
  if (rows.length === 0) return t('overview.verdict.nothing');
  if (worst === undefined || worst === 'covered') return t('overview.verdict.covered', { rows: rows.length });
  if (only) return t('overview.verdict.over-issued', { count: only.overIssued });
  if (worst === 'over-issued') return t('overview.verdict.over-issued.rows', { count, rows: rows.length });
  return t(`overview.verdict.${worst}`, { count, rows: rows.length });
}

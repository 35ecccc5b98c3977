import { useEffect, useMemo, useRef, useState } from 'react';
import { useShownTheme } from '../app/theme.ts';
import { type Text, useText } from '../language/text.ts';
import { type History, historyOf, type Reading } from './history.ts';
import './history-chart.css';

interface HistoryChartProps {
  readonly name: string;
  readonly readings: readonly Reading[];
  /** The instant looked from, in epoch milliseconds. */
  readonly to: number;
  readonly height?: number;
}

/** Labels nearer than this would overlap. */
const LABEL = 17;

/** Installed and issued over time, from zero, each line named where it ends; the same in a sentence for those who do not see it. */
export function HistoryChart({ name, readings, to, height = 132 }: HistoryChartProps) {
  const t = useText();
  const drawing = useRef<HTMLDivElement>(null);
  const theme = useShownTheme();
  const [failed, setFailed] = useState(false);
  const history = useMemo(() => historyOf(readings, to), [readings, to]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the inks follow the theme
  useEffect(() => {
    const element = drawing.current;
    if (!element || !history) return;
    let takeAway: (() => void) | undefined;
    let gone = false;
    const draw = async (): Promise<void> => {
      const { drawHistory } = await import('./history-drawing.ts');
      if (!gone)
        takeAway = drawHistory(element, history, {
          note: (reading) => noteLines(t, reading),
          number: t.number,
        });
    };
    draw().catch(() => setFailed(true));
    return () => {
      gone = true;
      takeAway?.();
    };
  }, [history, t, theme]);
  if (!history) return null;
  const last = history.readings.at(-1);
  const single = history.readings.length < 2;
  return (
    <div
      className="history"
      role="img"
      aria-label={`${t('chart.label', { name })}. ${summaryOf(t, history)}`}
    >
      <div className="history-plot" aria-hidden="true">
        <div className="history-scale" style={{ height }}>
          <span>{t.number(history.top)}</span>
          <span>{t.number(history.top / 2)}</span>
          <span>0</span>
        </div>
        <div className="history-drawing" ref={drawing} style={{ height }}>
          {failed && <p className="small soft">{t('failure.unexpected')}</p>}
        </div>
        <div className="history-ends" style={{ height }}>
          {last &&
            labelsOf(t, last, history.top, height).map(({ key, text, y, over }) => (
              <span key={key} className={over ? 'history-end over' : `history-end ${key}`} style={{ top: y }}>
                {text}
              </span>
            ))}
        </div>
        <div className="history-days">
          <span>{t.date(new Date(history.from).toISOString())}</span>
          <span>{single ? t('chart.one-reading') : t.date(new Date(history.to).toISOString())}</span>
        </div>
      </div>
    </div>
  );
}

function noteLines(t: Text, reading: Reading): string[] {
  const { issued, installed } = reading;
  return [
    t.date(new Date(reading.at).toISOString()),
    issued === null ? t('chart.issued-unknown') : t('chart.issued', { count: issued }),
    installed === null ? t('chart.installed-unknown') : t('chart.installed', { count: installed }),
  ];
}

/** The history in one or two sentences. */
export function summaryOf(t: Text, { readings, from, to, overSince }: History): string {
  const said = (value: number | null | undefined): string =>
    value === null || value === undefined ? t('figure.unknown') : t.number(value);
  const day = (at: number): string => t.date(new Date(at).toISOString());
  const [first, last] = [readings[0], readings.at(-1)];
  const summary = t('chart.summary', {
    from: day(from),
    to: day(to),
    installedFirst: said(first?.installed),
    installedLast: said(last?.installed),
    issuedFirst: said(first?.issued),
    issuedLast: said(last?.issued),
  });
  return overSince === null ? summary : `${summary} ${t('chart.over-since', { date: day(overSince) })}`;
}

interface EndLabel {
  readonly key: 'issued' | 'installed';
  readonly text: string;
  readonly y: number;
  readonly over: boolean;
}

/** The names of the lines at the height where they end, pushed apart when they would touch. */
function labelsOf(t: Text, last: Reading, top: number, height: number): EndLabel[] {
  const at = (value: number): number =>
    Math.min(height - 8, Math.max(8, height - (value / top) * (height - 7)));
  const over = last.issued !== null && last.installed !== null && last.issued > last.installed;
  const labels: EndLabel[] = [];
  if (last.issued !== null) {
    labels.push({ key: 'issued', text: t('chart.issued', { count: last.issued }), y: at(last.issued), over });
  }
  if (last.installed !== null) {
    const text = t('chart.installed', { count: last.installed });
    labels.push({ key: 'installed', text, y: at(last.installed), over: false });
  }
  const [upper, lower] = labels.sort((a, b) => a.y - b.y);
  if (!upper || !lower || lower.y - upper.y >= LABEL) return labels;
  const middle = Math.min(height - 8 - LABEL / 2, Math.max(8 + LABEL / 2, (upper.y + lower.y) / 2));
  return [
    { ...upper, y: middle - LABEL / 2 },
    { ...lower, y: middle + LABEL / 2 },
  ];
}

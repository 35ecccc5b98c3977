import { useId } from 'react';
import { useText } from '../language/text.ts';
import { Hatch } from './hatch.tsx';
import { type BarFigures, barOf, LIMIT } from './position-scale.ts';
import './position-bar.css';

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;

/**
 * The position in one line: bought as an outline, installed as a light fill, issued as ink; what exceeds installed
 * continues past the end, hatched, with its number; what is unknown is dotted. The other numbers stand beside it in the
 * row; the bar says them all to those who do not see it.
 */
export function PositionBar({ figures, height = 20 }: { figures: BarFigures; height?: number }) {
  const t = useText();
  const hatch = useId();
  const bar = barOf(figures);
  const excess = bar.over > LIMIT ? (figures.issued ?? 0) - (figures.installed ?? 0) : 0;
  const said = (value: number | null): string => (value === null ? t('figure.unknown') : t.number(value));
  const label = t('bar.label', {
    installed: said(figures.installed),
    issued: said(figures.issued),
    bought: figures.bought ?? 'none',
    over: excess,
  });
  const end = Math.max(bar.over, bar.bought ?? 0);
  return (
    <div className="position-bar" role="img" aria-label={label}>
      <div className="bar-drawing">
        <svg width="100%" height={height} aria-hidden="true">
          <Hatch id={hatch} />
          {bar.state === 'unknown' ? (
            <rect className="bar-unknown" x="1" y="1" width={share(LIMIT)} height={height - 2} rx="1" />
          ) : (
            <rect className="bar-installed" width={share(bar.installed)} height={height} />
          )}
          {bar.state === 'issued-unknown' && (
            <line
              className="bar-dots"
              x1="6"
              x2={share(bar.installed - 0.005)}
              y1={height / 2}
              y2={height / 2}
            />
          )}
          {bar.issued > 0 && <rect className="bar-issued" width={share(bar.issued)} height={height} />}
          {excess > 0 && (
            <rect x={share(LIMIT)} width={share(bar.over - LIMIT)} height={height} fill={`url(#${hatch})`} />
          )}
          {bar.state !== 'unknown' && (
            <line
              className={excess > 0 ? 'bar-limit bar-limit-passed' : 'bar-limit'}
              x1={share(LIMIT)}
              x2={share(LIMIT)}
              y1={excess > 0 ? -4 : 0}
              y2={excess > 0 ? height + 4 : height}
            />
          )}
          {bar.cut && <line className="bar-cut" x1="96%" x2="97.5%" y1={height + 1} y2={-1} />}
          {bar.bought !== null && (
            <rect className="bar-bought" x="0.5" y="0.5" width={share(bar.bought)} height={height - 1} />
          )}
        </svg>
        {excess > 0 && (
          <span
            className="bar-excess"
            style={{ insetInlineStart: `calc(${share(end)} + 0.375rem)` }}
            aria-hidden="true"
          >
            +{t.number(excess)}
          </span>
        )}
      </div>
    </div>
  );
}

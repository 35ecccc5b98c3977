import { useId } from 'react';
import { useText } from '../language/text.ts';
import { type BarFigures, barOf, LIMIT } from './position-scale.ts';
import './position-bar.css';

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;

/**
 * The position in one line: installed as a light fill, issued as ink, what exceeds installed hatched past the end, what
 * is unknown dotted. The numbers stand beside it in the row; the bar says them to those who do not see it.
 */
export function PositionBar({ figures, height = 20 }: { figures: BarFigures; height?: number }) {
  const t = useText();
  const hatch = useId();
  const bar = barOf(figures);
  const over = bar.over > LIMIT;
  const said = (value: number | null): string => (value === null ? t('figure.unknown') : t.number(value));
  const label = t('bar.label', {
    installed: said(figures.installed),
    issued: said(figures.issued),
    over: Math.max(0, (figures.issued ?? 0) - (figures.installed ?? figures.issued ?? 0)),
  });
  return (
    <svg className="position-bar" width="100%" height={height} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="bar-hatch-ground" width="5" height="5" />
          <rect className="bar-hatch-line" width="2.25" height="5" />
        </pattern>
      </defs>
      {bar.state === 'unknown' ? (
        <rect className="bar-unknown" x="0.5" y="0.5" width={share(LIMIT)} height={height - 1} />
      ) : (
        <rect className="bar-installed" width={share(bar.installed)} height={height} />
      )}
      {bar.state === 'issued-unknown' && (
        <line className="bar-dots" x1="0" x2={share(bar.installed)} y1={height / 2} y2={height / 2} />
      )}
      {bar.issued > 0 && <rect className="bar-issued" width={share(bar.issued)} height={height} />}
      {over && (
        <rect x={share(LIMIT)} width={share(bar.over - LIMIT)} height={height} fill={`url(#${hatch})`} />
      )}
      {over && <line className="bar-limit" x1={share(LIMIT)} x2={share(LIMIT)} y1={-2} y2={height + 2} />}
      {bar.cut && <line className="bar-cut" x1="97%" x2="98%" y1={height + 1} y2={-1} />}
      {bar.bought !== null && (
        <rect className="bar-bought" x="0.5" y="0.5" width={share(bar.bought)} height={height - 1} />
      )}
    </svg>
  );
}

import { useId } from 'react';
import { useText } from '../language/text.ts';
import { Hatch } from './hatch.tsx';
import './position-bar.css';

const WIDTH = 22;
const HEIGHT = 10;

/** What the inks of the position bar mean. */
export function BarKey() {
  const t = useText();
  const hatch = useId();
  return (
    <p className="bar-key">
      <span>
        <Swatch>
          <rect className="bar-issued" width={WIDTH} height={HEIGHT} />
        </Swatch>
        {t('figure.issued')}
      </span>
      <span>
        <Swatch>
          <rect className="bar-installed" width={WIDTH} height={HEIGHT} />
        </Swatch>
        {t('figure.installed')}
      </span>
      <span>
        <Swatch>
          <Hatch id={hatch} />
          <rect width={WIDTH} height={HEIGHT} fill={`url(#${hatch})`} />
        </Swatch>
        {t('figure.over-issued')}
      </span>
      <span>
        <Swatch>
          <line className="bar-dots" x1="2" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        </Swatch>
        {t('figure.unknown')}
      </span>
    </p>
  );
}

function Swatch({ children }: { children: React.ReactNode }) {
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      {children}
    </svg>
  );
}

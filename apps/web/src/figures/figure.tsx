import type { Source } from '@calepin/server/schemas';
import type { ReactNode } from 'react';
import { type Text, useText } from '../language/text.ts';
import { formatName } from './format-name.ts';
import { useProvenance } from './provenance.tsx';

interface FigureProps {
  readonly value: number | null;
  readonly source: Source | null;
  /** How the figure is made from what was read, one sentence. */
  readonly method: string;
  readonly unlimited?: boolean;
}

/** A number that says, on hover and on focus, where it comes from. */
export function Figure({ value, source, method, unlimited = false }: FigureProps) {
  const t = useText();
  const provenance = useProvenance(<Origin source={source} method={method} />);
  const unknown = value === null && !unlimited;
  return (
    <button type="button" className={unknown ? 'figure figure-unknown' : 'figure'} {...provenance}>
      {written(t, value, unlimited)}
    </button>
  );
}

function written(t: Text, value: number | null, unlimited: boolean): ReactNode {
  if (unlimited) return t('figure.unlimited');
  return value === null ? `○ ${t('figure.unknown')}` : t.number(value);
}

/** Source, instant, method. */
export function Origin({ source, method }: { source: Source | null; method: string }) {
  const t = useText();
  return (
    <dl>
      <dt>{t('origin.source')}</dt>
      <dd>{source ? formatName(t, source.method) : t('origin.none')}</dd>
      {source && (
        <>
          <dt>{t('origin.read')}</dt>
          <dd>
            {t.dateTime(source.observedAt)}
            <Ago instant={source.observedAt} />
          </dd>
        </>
      )}
      <dt>{t('origin.method')}</dt>
      <dd>{method}</dd>
    </dl>
  );
}

function Ago({ instant }: { instant: string }) {
  const t = useText();
  const age = t.age(instant, Date.now());
  return age === t.date(instant) ? null : <span className="soft"> ({age})</span>;
}

import type { Source } from '@calepin/server/schemas';
import { useScope } from '../app/scope.ts';
import { useText } from '../language/text.ts';
import { Origin } from './figure.tsx';
import { Mark } from './mark.tsx';
import { useProvenance } from './provenance.tsx';

const DAY = 86_400_000;

interface AgeProps {
  readonly source: Source | null;
  readonly method: string;
  readonly staleAfterDays?: number | undefined;
}

/** How old a reading is, in words; marked when it is older than the settings allow. */
export function Age({ source, method, staleAfterDays }: AgeProps) {
  const t = useText();
  const { asOf } = useScope();
  const provenance = useProvenance(<Origin source={source} method={method} />);
  if (!source) return <Mark tone="unknown">{t('age.never')}</Mark>;
  const now = asOf === undefined ? Date.now() : Date.parse(asOf);
  const stale = staleAfterDays !== undefined && now - Date.parse(source.observedAt) > staleAfterDays * DAY;
  // Looking at the past, "3 days ago" would be ambiguous: the date stands.
  const words = asOf === undefined ? t.age(source.observedAt, now) : t.date(source.observedAt);
  return (
    <button type="button" className="figure" {...provenance}>
      {stale ? <Mark tone="warning">{words}</Mark> : words}
    </button>
  );
}

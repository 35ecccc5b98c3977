import type { Finding, Trend } from '@calepin/server/schemas';
import { useMemo, useState } from 'react';
import { useTrend } from '../../api/resources.ts';
import { HistoryChart } from '../../figures/history-chart.tsx';
import { packName } from '../../figures/names.ts';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';

const SHOWN = 6;

type Series = Trend['series'][number];

/** A small chart per CAL type and version: they are never added, so they are never stacked. */
export function Trends({ findings }: { findings: readonly Finding[] }) {
  const t = useText();
  const trend = useTrend();
  return (
    <section className="section" aria-labelledby="trend">
      <h2 id="trend">{t('overview.trend')}</h2>
      <Loaded query={trend} lines={4}>
        {({ asOf, series }) => <Charts asOf={asOf} series={series} findings={findings} />}
      </Loaded>
    </section>
  );
}

function Charts({
  asOf,
  series,
  findings,
}: {
  asOf: string;
  series: readonly Series[];
  findings: readonly Finding[];
}) {
  const t = useText();
  const [all, setAll] = useState(false);
  const drawable = useMemo(() => order(series, findings), [series, findings]);
  const shown = all ? drawable : drawable.slice(0, SHOWN);
  const several = new Set(series.map(({ siteId }) => siteId)).size > 1;
  return (
    <>
      <div className="trends">
        {shown.map((one) => (
          <Chart key={keyOf(one)} series={one} asOf={asOf} withSite={several} />
        ))}
      </div>
      {drawable.length > shown.length && (
        <p>
          <button type="button" className="button" onClick={() => setAll(true)}>
            {t('overview.trend.more', { count: drawable.length - shown.length })}
          </button>
        </p>
      )}
    </>
  );
}

const keyOf = ({ siteId, calType, productVersion, label }: Series): string =>
  [siteId, calType, productVersion.id, productVersion.name, label].join('|');

/** What has something to say first: over-issued, then what moved most. */
function order(series: readonly Series[], findings: readonly Finding[]): readonly Series[] {
  const over = new Set(
    findings
      .filter(({ rule }) => rule === 'over-issued')
      .map(({ subject }) => [subject.siteId, subject.calType, subject.productVersion?.id].join('|')),
  );
  const weight = (one: Series): number =>
    (over.has([one.siteId, one.calType, one.productVersion.id].join('|')) ? 1_000 : 0) + one.points.length;
  return series.filter(({ points }) => points.length > 0).toSorted((a, b) => weight(b) - weight(a));
}

function Chart({ series, asOf, withSite }: { series: Series; asOf: string; withSite: boolean }) {
  const t = useText();
  const readings = useMemo(
    () => series.points.map(({ at, installed, issued }) => ({ at: Date.parse(at), installed, issued })),
    [series],
  );
  const name = packName(t, series);
  return (
    <figure className="trend">
      <figcaption>
        <h3>{name}</h3>
        {withSite && <p className="small soft">{series.site}</p>}
      </figcaption>
      <HistoryChart name={name} readings={readings} to={Date.parse(asOf)} />
    </figure>
  );
}

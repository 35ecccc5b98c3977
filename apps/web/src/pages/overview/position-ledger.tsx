import type { Finding, PositionRow } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { BarKey } from '../../figures/bar-key.tsx';
import { Figure } from '../../figures/figure.tsx';
import { Mark } from '../../figures/mark.tsx';
import { packName } from '../../figures/names.ts';
import { PositionBar } from '../../figures/position-bar.tsx';
import { ROW_STATES, type RowState, stateOf, TONE_OF_STATE } from '../../figures/row-state.ts';
import { useText } from '../../language/text.ts';
import { ExportLink } from '../../table/export-link.tsx';

interface PositionLedgerProps {
  readonly rows: readonly PositionRow[];
  readonly findings: readonly Finding[];
}

/** The position: a row per CAL type and version, each with its bar, by site. The site that needs someone most comes first. */
export function PositionLedger({ rows, findings }: PositionLedgerProps) {
  const t = useText();
  const sites = bySite(rows, findings);
  return (
    <div>
      <table className="ledger position">
        <caption className="hidden-text">{t('position.caption')}</caption>
        <colgroup>
          <col className="position-col-what" />
          <col />
          <col className="position-col-figure" />
          <col className="position-col-figure" />
          <col className="position-col-state" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('position.what')}</th>
            <th scope="col">{t('position.bar')}</th>
            <th scope="col" className="number">
              {t('figure.issued')}
            </th>
            <th scope="col" className="number">
              {t('figure.installed')}
            </th>
            <th scope="col" className="number">
              {t('position.state')}
            </th>
          </tr>
        </thead>
        {sites.map(({ siteId, site, rows: own }) => (
          <tbody key={siteId}>
            {sites.length > 1 && (
              <tr className="position-site">
                <th scope="rowgroup" colSpan={5}>
                  {site}
                </th>
              </tr>
            )}
            {own.map((row) => (
              <Row key={rowKey(row)} row={row} findings={findings} />
            ))}
          </tbody>
        ))}
      </table>
      <div className="position-foot">
        <BarKey />
        <ExportLink table="position" />
      </div>
    </div>
  );
}

const rowKey = (row: PositionRow): string =>
  [row.siteId, row.calType, row.productVersion.id, row.productVersion.name, row.label].join('|');

interface SiteRows {
  readonly siteId: string;
  readonly site: string;
  readonly rows: readonly PositionRow[];
  readonly urgency: number;
}

function bySite(rows: readonly PositionRow[], findings: readonly Finding[]): readonly SiteRows[] {
  const sites = Map.groupBy(rows, (row) => row.siteId);
  const urgency = (row: PositionRow): number => ROW_STATES.indexOf(stateOf(row, findings));
  return [...sites.entries()]
    .map(([siteId, own]) => ({
      siteId,
      site: own[0]?.site ?? siteId,
      rows: own,
      urgency: Math.min(...own.map(urgency)),
    }))
    .sort((a, b) => a.urgency - b.urgency || a.site.localeCompare(b.site));
}

/** Why the row is not complete: one reason is said, several unfold. */
function Gaps({ gaps }: { gaps: readonly string[] }) {
  const t = useText();
  if (gaps.length < 2) return gaps.map((gap) => <Gap key={gap} text={gap} />);
  return (
    <details className="position-where gaps">
      <summary>
        <Mark tone="unknown">{t('position.gaps', { count: gaps.length })}</Mark>
      </summary>
      {gaps.map((gap) => (
        <Gap key={gap} text={gap} />
      ))}
    </details>
  );
}

const Gap = ({ text }: { text: string }) => (
  <p className="position-where">
    <Mark tone="unknown">{text}</Mark>
  </p>
);

/** How the number of the last column is made. What is left of a pack whose issued licences were not read comes from the server. */
function methodOf(state: RowState, row: PositionRow) {
  if (state === 'over-issued') return 'method.over-issued';
  return row.issued === null ? 'method.pack-available' : 'method.available';
}

function Row({ row, findings }: { row: PositionRow; findings: readonly Finding[] }) {
  const t = useText();
  const state = stateOf(row, findings);
  const version = row.productVersion.id ?? row.productVersion.name ?? undefined;
  return (
    <tr className="leads">
      <th scope="row">
        <Link
          to="/key-packs"
          search={(now) => ({
            ...now,
            site: row.siteId,
            calType: row.calType,
            version: version === undefined ? undefined : String(version),
          })}
          className="lead"
        >
          {packName(t, row)}
        </Link>
        <p className="position-where">{row.licenseServers.map(({ host }) => host).join(', ')}</p>
        <Gaps gaps={row.gaps} />
      </th>
      <td className="position-bar-cell">
        <PositionBar figures={row} height={22} />
      </td>
      <td className="number">
        <span className="position-word">{t('figure.issued')} </span>
        <Figure value={row.issued} source={row.sources.issued} method={t('method.issued')} />
      </td>
      <td className="number">
        <span className="position-word">{t('figure.installed')} </span>
        <Figure value={row.installed} source={row.sources.installed} method={t('method.installed')} />
      </td>
      <td className="number position-state">
        {state === 'unknown' && row.available === null ? (
          <Mark tone="unknown">{t('position.unknown')}</Mark>
        ) : (
          <Fragment>
            <span className={`position-number mark-${TONE_OF_STATE[state]}`}>
              <span className="position-shape">
                <Mark tone={TONE_OF_STATE[state]}>{null}</Mark>
              </span>
              <Figure
                value={state === 'over-issued' ? row.overIssued : row.available}
                source={row.sources.issued ?? row.sources.installed}
                method={t(methodOf(state, row))}
              />
            </span>
            <span className={`position-says mark-${TONE_OF_STATE[state]}`}>
              {t(state === 'unknown' ? 'position.offered' : `position.${state}`, {
                count: row.available ?? 0,
              })}
            </span>
          </Fragment>
        )}
      </td>
    </tr>
  );
}

import type { Target } from '@calepin/server/schemas';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTargets } from '../../api/collection.ts';
import { May, useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { HEALTHS, type Health, TONE_OF_HEALTH } from '../../collection/marks.tsx';
import { StreamNote } from '../../collection/stream-note.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, sortRows } from '../../table/ledger.tsx';
import { SearchField } from '../../table/search-field.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { columnsOf } from './columns.tsx';
import './targets.css';

const route = getRouteApi('/targets');
/** Rows drawn at once: a fleet of thousands is narrowed, not scrolled. */
const AT_ONCE = 200;

/** The fleet that is read: what fares badly first. */
export function Targets() {
  const t = useText();
  const query = useTargets();
  useTitle(t('place.targets'));
  const rows = query.data?.rows;
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{rows && rows.length > 0 ? headline(t, rows) : t('place.targets')}</h1>
          {rows && rows.length > 0 ? <Tally rows={rows} /> : <p className="soft">{t('targets.lead')}</p>}
        </div>
        <div className="acts">
          <May right="operate">
            <Link to="/credentials" className="button button-plain">
              {t('credentials.title')}
            </Link>
          </May>
          <Link to="/prepare" className="button button-plain">
            {t('place.prepare')}
          </Link>
          {rows && rows.length > 0 && (
            <May right="operate">
              <Link to="/targets/new" className="button button-main">
                {t('targets.add')}
              </Link>
            </May>
          )}
        </div>
      </header>
      <Loaded query={query} lines={8}>
        {(list) => (list.rows.length === 0 ? <NoTargets /> : <Fleet rows={list.rows} />)}
      </Loaded>
    </div>
  );
}

function NoTargets() {
  const t = useText();
  return (
    <Empty
      title={t('targets.none')}
      act={
        <div className="acts">
          <May right="operate">
            <Link to="/targets/new" className="button button-main">
              {t('targets.add')}
            </Link>
            <Link to="/targets/new" search={(now) => ({ ...now, from: 'find' })} className="button">
              {t('targets.find')}
            </Link>
          </May>
          <Link to="/prepare">{t('targets.none.prepare')}</Link>
        </div>
      }
    >
      {t('targets.none.meaning')}
    </Empty>
  );
}

/** The answer in one sentence: what fares worst, else that all is well. */
function headline(t: Text, rows: readonly Target[]): string {
  const count = (...healths: readonly Health[]): number =>
    rows.filter(({ health }) => healths.includes(health)).length;
  const bad = count('failing', 'silent');
  if (bad > 0) return t('targets.headline.bad', { count: bad, total: rows.length });
  const partial = count('partial');
  if (partial > 0) return t('targets.headline.partial', { count: partial, total: rows.length });
  const read = count('good', 'running');
  if (read === rows.length) return t('targets.headline.good', { count: read });
  return t('targets.headline', { count: rows.length });
}

function Tally({ rows }: { rows: readonly Target[] }) {
  const t = useText();
  const counts = Map.groupBy(rows, ({ health }) => health);
  return (
    <ul className="tally">
      {HEALTHS.filter((health) => counts.has(health)).map((health) => (
        <li key={health}>
          <Mark tone={TONE_OF_HEALTH[health]}>
            {t(`targets.tally.${health}`, { count: counts.get(health)?.length ?? 0 })}
          </Mark>
        </li>
      ))}
    </ul>
  );
}

function Fleet({ rows }: { rows: readonly Target[] }) {
  const t = useText();
  const { search, health } = route.useSearch();
  const sorting = useAddressSort('health');
  const [most, setMost] = useState(AT_ONCE);
  const operates = useMay('operate');
  const columns = useMemo(() => columnsOf(t).filter(({ id }) => operates || id !== 'run'), [t, operates]);
  const matching = useMemo(() => matchingOf(rows, search, health), [rows, search, health]);
  const { sort, descending } = sorting;
  const sorted = useMemo(
    () => sortRows(matching, columns, { sort, descending }),
    [matching, columns, sort, descending],
  );
  return (
    <div>
      <Filters rows={rows} />
      <Ledger
        caption={t('targets.caption')}
        rows={sorted.slice(0, most)}
        columns={columns}
        rowKey={(target) => target.id}
        leads
        sorting={sorting}
        none={t('targets.no-match')}
      />
      {sorted.length > most && (
        <p className="more-targets">
          <button type="button" className="button" onClick={() => setMost(most + AT_ONCE)}>
            {t('targets.more', { count: Math.min(AT_ONCE, sorted.length - most) })}
          </button>{' '}
          <span className="small soft">{t('targets.shown', { shown: most, total: sorted.length })}</span>
        </p>
      )}
      <StreamNote />
    </div>
  );
}

function matchingOf(
  rows: readonly Target[],
  search: string | undefined,
  health: string | undefined,
): readonly Target[] {
  const words = search?.toLocaleLowerCase();
  const byName = rows.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return byName.filter(
    (target) =>
      (health === undefined || target.health === health) &&
      (words === undefined ||
        [target.name, target.address, target.site, target.credential].some((text) =>
          text?.toLocaleLowerCase().includes(words),
        )),
  );
}

/** What narrows the fleet; all of it is in the address. */
function Filters({ rows }: { rows: readonly Target[] }) {
  const t = useText();
  const navigate = useNavigate();
  const { search, health } = route.useSearch();
  const change = (part: { search?: string | undefined; health?: string | undefined }): void =>
    void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false });
  return (
    <div className="table-bar">
      <SearchField
        label={t('targets.search')}
        words={search ?? ''}
        onSearch={(words) => change({ search: words || undefined })}
      />
      <select
        className={health === undefined ? 'field' : 'field field-set'}
        aria-label={t('targets.health')}
        value={health ?? ''}
        onChange={(event) => change({ health: event.currentTarget.value || undefined })}
      >
        <option value="">{t('targets.health.any')}</option>
        {HEALTHS.filter((one) => one === health || rows.some((row) => row.health === one)).map((one) => (
          <option key={one} value={one}>
            {t(`health.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { ImportRecord } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useImports } from '../../api/resources.ts';
import { May, useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { changeWords, sumOf } from '../../document/change-counts.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { MoreRows } from '../../table/more-rows.tsx';
import { ImportState } from './import-state.tsx';
import './imports.css';

/** Everything that came in, the newest first. */
export function Imports() {
  const t = useText();
  if (!useMay('see-names')) return <Denied page={t('place.imports')} right="see-names" />;
  return <Everything />;
}

function Everything() {
  const t = useText();
  const query = useImports();
  useTitle(t('place.imports'));
  const columns = useMemo(() => columnsOf(t), [t]);
  const any = query.data?.pages.some((page) => page.rows.length > 0);
  return (
    <div className="page">
      <header className="section-head">
        <div className="page-title">
          <h1>{t('place.imports')}</h1>
          <p className="soft">{t('imports.lead')}</p>
        </div>
        {any && (
          <May right="operate">
            <Link to="/import" className="button">
              {t('import.start')}
            </Link>
          </May>
        )}
      </header>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) {
            return (
              <Empty
                title={t('imports.none')}
                act={
                  <May right="operate">
                    <Link to="/import" className="button button-main">
                      {t('import.start')}
                    </Link>
                  </May>
                }
              >
                {t('imports.none.meaning')}
              </Empty>
            );
          }
          return (
            <div>
              <Ledger
                caption={t('place.imports')}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                leads
              />
              <MoreRows query={query} />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}

function columnsOf(t: Text): readonly LedgerColumn<ImportRecord>[] {
  return [
    {
      id: 'started',
      header: t('imports.when'),
      cell: (row) => (
        <>
          <Link to="/imports/$id" params={{ id: row.id }} className="lead nowrap">
            {t.dateTime(row.started)}
          </Link>
          <span className="second-line small">{[row.site, brought(t, row)].join(' · ')}</span>
        </>
      ),
    },
    { id: 'site', header: t('site.label'), cell: (row) => row.site, wideOnly: true },
    {
      id: 'documents',
      header: t('imports.documents'),
      cell: (row) => <Documents row={row} />,
      wideOnly: true,
    },
    { id: 'brought', header: t('changes.did'), cell: (row) => brought(t, row), wideOnly: true },
    {
      id: 'rejected',
      header: t('imports.rejected'),
      cell: (row) => {
        const count = row.observations.reduce((sum, one) => sum + one.rejected, 0);
        return count === 0 ? <span className="soft">0</span> : <Mark tone="warning">{t.number(count)}</Mark>;
      },
      numeric: true,
      wideOnly: true,
    },
    { id: 'state', header: t('imports.state'), cell: (row) => <ImportState state={row.state} /> },
  ];
}

const NAMES_SHOWN = 1;

function Documents({ row: { observations, origin } }: { row: ImportRecord }) {
  const t = useText();
  const names = observations.slice(0, NAMES_SHOWN).map((one) => one.name);
  const more = observations.length - names.length;
  return (
    <span className="import-documents">
      {names.length === 0 ? t(`imports.origin.${originOf(origin)}`) : names.join(', ')}
      {more > 0 && <span className="soft"> {t('imports.more', { count: more })}</span>}
    </span>
  );
}

/** The origins that have a text. */
export function originOf(origin: string): 'file' | 'push' | 'example' {
  return origin === 'push' || origin === 'example' ? origin : 'file';
}

const WORDS = 2;

function brought(t: Text, { observations }: ImportRecord): string {
  const words = changeWords(t, sumOf(observations.map((one) => one.changes)), WORDS);
  return words.length === 0 ? t('imports.nothing') : words.join(' · ');
}

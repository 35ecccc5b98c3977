import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useIssuedLicenses } from '../../api/resources.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { HolderTabs } from '../../figures/holder-tabs.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { Filters } from './filters.tsx';
import { LicenseTable } from './license-table.tsx';
import { NoLicenses } from './no-licenses.tsx';
import './issued-licenses.css';

const route = getRouteApi('/issued-licenses');

/** Who and what holds a licence: up to a million rows, found by the server, drawn as far as one looks. */
export function IssuedLicenses() {
  const t = useText();
  if (!useMay('see-names')) return <Denied page={t('place.issued-licenses')} right="see-names" />;
  return <Holders />;
}

function Holders() {
  const t = useText();
  const { search, status, licenseServer, keyPack, descending } = route.useSearch();
  const sorting = useAddressSort('holder');
  const question = { search, status, licenseServer, keyPack, sort: sorting.sort, descending };
  const query = useIssuedLicenses(question);
  const filtered = [search, status, licenseServer, keyPack].some((filter) => filter !== undefined);
  const total = query.data?.pages[0]?.total ?? null;
  useTitle(t('place.issued-licenses'));
  useFromTheTop(JSON.stringify(question));
  return (
    <div className="page">
      <header className="page-title">
        <h1 aria-live="polite">{headline(t, total, filtered)}</h1>
        <p className="soft">{filtered ? t('licenses.filtered') : t('licenses.lead')}</p>
      </header>
      <div>
        <HolderTabs />
        <Loaded query={query} lines={12}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            if (rows.length === 0 && !filtered) return <NoLicenses />;
            return (
              <>
                <Filters question={question} />
                <LicenseTable rows={rows} total={total} query={query} sorting={sorting} />
              </>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}

/** Another question begins a new list. */
function useFromTheTop(question: string): void {
  const before = useRef(question);
  useEffect(() => {
    if (before.current !== question) window.scrollTo({ top: 0 });
    before.current = question;
  }, [question]);
}

function headline(t: Text, total: number | null, filtered: boolean): string {
  // Nothing read is not "0 licences".
  if (total === null || (total === 0 && !filtered)) return t('place.issued-licenses');
  return filtered ? t('licenses.matching', { count: total }) : t('licenses.total', { count: total });
}

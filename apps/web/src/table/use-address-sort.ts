import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LedgerSort } from './ledger.tsx';

/** The sort of a table, kept in the address (`sort`, `descending`). */
export function useAddressSort(first?: string): LedgerSort {
  const search: { sort?: string | undefined; descending?: string | undefined } = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    sort: search.sort ?? first,
    descending: search.descending === 'true',
    onSort: (sort, descending) =>
      void navigate({
        to: '.',
        search: (now) => ({ ...now, sort, descending: descending ? 'true' : undefined }),
        replace: true,
        resetScroll: false,
      }),
  };
}

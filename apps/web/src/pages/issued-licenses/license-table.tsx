import type { IssuedLicense } from '@calepin/server/schemas';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useKeyPacks } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { classOf, HeaderCell, type LedgerSort } from '../../table/ledger.tsx';
import { columnsOf } from './columns.tsx';
import { useAtLeast } from './use-at-least.ts';

interface LicenseTableProps {
  readonly rows: readonly IssuedLicense[];
  readonly total: number | null;
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isPlaceholderData: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly sorting: LedgerSort;
}

/** Heights of a row, as the style sheet sets them. */
const ROW = 36;
const NARROW_ROW = 60;
/** Widths of the window, in rem, from which on there is room for more columns. */
const TABLET = 48;
const WIDE = 90;
const WIDER = 110;
/** Rows drawn beyond the window on either side. */
const BEYOND = 16;
/** The next page is asked for when so many rows are left below. */
const AHEAD = 60;

/** Only the rows in sight are in the document; the rest is two spacers. A screen reader is told the real count. */
export function LicenseTable({ rows, total, query, sorting }: LicenseTableProps) {
  const t = useText();
  const packs = useKeyPacks().data?.rows;
  const names = useMemo(() => new Map((packs ?? []).map((pack) => [pack.ref, pack])), [packs]);
  const withUsers = rows.some((row) => row.user !== null);
  const tablet = useAtLeast(TABLET);
  const wide = useAtLeast(withUsers ? WIDER : WIDE);
  const wider = useAtLeast(WIDER);
  const columns = useMemo(() => {
    const shown: Readonly<Record<string, boolean>> = {
      computer: withUsers,
      hardware: wide,
      licenseId: wider,
    };
    return columnsOf(t, names).filter(({ id }) => shown[id] ?? true);
  }, [t, names, withUsers, wide, wider]);
  const head = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  // What stands above the table may change its height with the language or the filters.
  useLayoutEffect(() => {
    const now = (head.current?.getBoundingClientRect().bottom ?? 0) + window.scrollY;
    setTop((before) => (Math.abs(before - now) < 1 ? before : now));
  });
  const height = tablet ? ROW : NARROW_ROW;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are asked for anew when they change
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = query;
  const wantsMore = hasNextPage && !isFetchingNextPage && !isPlaceholderData && last >= rows.length - AHEAD;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  useEffect(() => {
    if (total !== null) announce(t('licenses.matching', { count: total }));
  }, [total, t]);
  const before = (items[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <>
      <table
        className={isPlaceholderData ? 'ledger licenses licenses-waiting' : 'ledger licenses'}
        aria-rowcount={total === null ? -1 : total + 1}
        aria-busy={isPlaceholderData}
      >
        <caption className="hidden-text">{t('place.issued-licenses')}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className={`col-${column.id}${column.wideOnly ? ' wide-only' : ''}`} />
          ))}
        </colgroup>
        <thead ref={head}>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <Spacer height={before} />
        <tbody>
          {items.map(({ index, key }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr key={String(key)} aria-rowindex={index + 2}>
                {columns.map((column, at) => {
                  const Cell = at === 0 ? 'th' : 'td';
                  return (
                    <Cell key={column.id} scope={at === 0 ? 'row' : undefined} className={classOf(column)}>
                      {column.cell(row)}
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        <Spacer height={after} />
      </table>
      {rows.length === 0 && <p className="soft licenses-none">{t('licenses.no-match')}</p>}
      <p className="small soft licenses-end">
        {total !== null && rows.length < total
          ? t('licenses.so-far', { shown: rows.length, total })
          : rows.length > 0 && t('licenses.end')}
      </p>
    </>
  );
}

/** Stands for the rows that are not drawn; nothing for a screen reader. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true" className="spacer">
      <tr>
        <td style={{ height }} />
      </tr>
    </tbody>
  );
}

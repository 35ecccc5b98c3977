import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** One column of a ledger. Without `value`, the column does not sort. */
export interface LedgerColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by; unknown values come last, both ways. */
  readonly value?: (row: Row) => string | number | null;
  readonly numeric?: boolean;
  /** Left out on a phone; also on what is narrower than a laptop's or a desk's screen. */
  readonly wideOnly?: boolean | 'laptop' | 'desk';
}

export interface LedgerSort {
  readonly sort: string | undefined;
  readonly descending: boolean;
  onSort(sort: string, descending: boolean): void;
}

interface LedgerProps<Row extends object> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly LedgerColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Whether the first cell carries a link that leads on from the whole row (class `lead`). */
  readonly leads?: boolean;
  readonly sorting?: LedgerSort;
  /** Said in place of rows when there are none. */
  readonly none?: ReactNode;
}

type Value = string | number | null | undefined;

const compare = (a: Value, b: Value): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
};

/** The rows as the table will sort them, for a table that shows only the first of many. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly LedgerColumn<Row>[],
  { sort, descending }: Pick<LedgerSort, 'sort' | 'descending'>,
): readonly Row[] {
  const value = columns.find(({ id }) => id === sort)?.value;
  if (!value) return rows;
  const way = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a) ?? null, value(b) ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return way * compare(one, other);
  });
}

/** The table of the page: a real one, with a caption, sorted by its headers. */
export function Ledger<Row extends object>(props: LedgerProps<Row>) {
  const { caption, rows, columns, rowKey, leads = false, sorting, none } = props;
  const definitions = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => column.value?.(row) ?? undefined,
        enableSorting: column.value !== undefined,
        sortUndefined: 'last',
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const state: SortingState = sorting?.sort ? [{ id: sorting.sort, desc: sorting.descending }] : [];
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    state: { sorting: state },
    getRowId: rowKey,
  });
  return (
    <table className="ledger">
      <caption className="hidden-text">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={leads ? 'leads' : undefined}>
            {columns.map((column, index) => {
              const Cell = index === 0 ? 'th' : 'td';
              return (
                <Cell key={column.id} scope={index === 0 ? 'row' : undefined} className={classOf(column)}>
                  {column.cell(row.original)}
                </Cell>
              );
            })}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="empty-row" colSpan={columns.length}>
              {none}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface HeaderCellProps<Row> {
  readonly column: LedgerColumn<Row>;
  readonly sorting: LedgerSort | undefined;
}

/** A header; a button when the column sorts. */
export function HeaderCell<Row>({ column, sorting }: HeaderCellProps<Row>) {
  const active = sorting?.sort === column.id;
  const direction = active ? (sorting?.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={classOf(column)} aria-sort={direction}>
      {sorting && column.value ? (
        <button
          type="button"
          className="sorter"
          onClick={() => sorting.onSort(column.id, active ? !sorting.descending : false)}
        >
          {column.header}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

const WIDE_CLASSES = { true: 'wide-only', laptop: 'laptop-only', desk: 'desk-only' } as const;

export function classOf<Row>(column: LedgerColumn<Row>): string | undefined {
  const classes = [
    column.numeric ? 'number' : '',
    column.wideOnly ? WIDE_CLASSES[`${column.wideOnly}`] : '',
  ].filter(Boolean);
  return classes.length > 0 ? classes.join(' ') : undefined;
}

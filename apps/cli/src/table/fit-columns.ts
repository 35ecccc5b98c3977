/** A column's needs, in columns of the terminal. */
export interface ColumnNeed {
  readonly width: number;
  /** Least width; equal to `width` where texts are never shortened. */
  readonly least: number;
  readonly importance: number;
}

export interface FittedColumn {
  readonly index: number;
  readonly width: number;
}

export interface Fit {
  readonly kept: readonly FittedColumn[];
  /** Indexes of the columns that were left out, in the order of the table. */
  readonly dropped: readonly number[];
}

/**
 * Fits columns into a width: long texts give way first, the widest most; then the least important columns go, one by one. What can
 * neither give way nor go may be wider than the terminal.
 */
export function fitColumns(needs: readonly ColumnNeed[], width: number, gap: number): Fit {
  let kept = needs.map((need, index) => ({ ...need, index }));
  const dropped: number[] = [];
  while (
    total(
      kept.map((column) => column.least),
      gap,
    ) > width
  ) {
    const candidates = kept.filter((column) => column.importance > 0);
    const least = candidates.reduce<(typeof kept)[number] | null>(
      (found, column) => (found === null || column.importance >= found.importance ? column : found),
      null,
    );
    if (least === null) break;
    dropped.push(least.index);
    kept = kept.filter((column) => column !== least);
  }
  return { kept: narrowed(kept, width, gap), dropped: dropped.sort((a, b) => a - b) };
}

type Kept = ColumnNeed & { readonly index: number };

/** Takes from the widest column that may still give, one column of the terminal at a time. */
function narrowed(kept: readonly Kept[], width: number, gap: number): FittedColumn[] {
  const widths = kept.map((column) => column.width);
  let excess = Number.isFinite(width) ? total(widths, gap) - width : 0;
  while (excess > 0) {
    let widest = -1;
    for (const [at, column] of kept.entries()) {
      const own = widths[at] ?? 0;
      if (own > column.least && (widest === -1 || own > (widths[widest] ?? 0))) widest = at;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return kept.map((column, at) => ({ index: column.index, width: widths[at] ?? column.width }));
}

function total(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
}

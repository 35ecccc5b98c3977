import type { Instant, PositionRow } from '@calepin/core';
import type { TrendSeries } from '../../register.ts';

/** What key packs add to the figures of a row, or take away. */
interface Change {
  packs: number;
  installed: number;
  installedUnknown: number;
  issued: number;
  issuedUnknown: number;
}

const none = (): Change => ({ packs: 0, installed: 0, installedUnknown: 0, issued: 0, issuedUnknown: 0 });

/** The figures of one row of the position over time, from what begins and ends. Memory grows with the instants. */
export class FigureChanges {
  readonly #row: PositionRow;
  readonly #changes = new Map<Instant, Change>();

  constructor(row: PositionRow) {
    this.#row = row;
  }

  /** A pack counts from an instant on (`sign` 1), or no longer (-1). */
  add(at: Instant, { installed, issued }: PositionRow, sign: 1 | -1): void {
    const change = this.#changes.get(at) ?? none();
    change.packs += sign;
    change.installed += sign * (installed ?? 0);
    change.installedUnknown += installed === null ? sign : 0;
    change.issued += sign * (issued ?? 0);
    change.issuedUnknown += issued === null ? sign : 0;
    this.#changes.set(at, change);
  }

  series(): TrendSeries {
    const { site, calType, productVersion, label } = this.#row;
    const points: TrendSeries['points'][number][] = [];
    const sum = none();
    for (const [at, change] of [...this.#changes].sort(([a], [b]) => a - b)) {
      sum.packs += change.packs;
      sum.installed += change.installed;
      sum.installedUnknown += change.installedUnknown;
      sum.issued += change.issued;
      sum.issuedUnknown += change.issuedUnknown;
      // A sum with an unknown part is unknown, and so is one of nothing.
      const installed = sum.packs === 0 || sum.installedUnknown > 0 ? null : sum.installed;
      const issued = sum.packs === 0 || sum.issuedUnknown > 0 ? null : sum.issued;
      const last = points.at(-1);
      if (last?.installed !== installed || last.issued !== issued) points.push({ at, installed, issued });
    }
    const asRead = label ?? (productVersion.id === null ? productVersion.name : null);
    return { site, calType, productVersionId: productVersion.id, label: asRead, points };
  }
}

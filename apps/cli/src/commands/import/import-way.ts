import type { ImportRecord, InspectedDocument } from '@calepin/server/schemas';

type Document = Pick<InspectedDocument, 'counts' | 'observedAt'>;

/** How far an import of several documents has come, by their rows. */
export class ImportWay {
  /** Rows of each document, in the order of the import: the oldest first. */
  readonly #rows: readonly number[];
  readonly #total: number;
  #farthest = 0;

  constructor(documents: readonly Document[]) {
    this.#rows = documents
      .map(({ counts, observedAt }) => ({ rows: rowsOf(counts), at: observedAt ?? '9' }))
      .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
      .map(({ rows }) => rows);
    this.#total = Math.max(
      1,
      this.#rows.reduce((sum, rows) => sum + rows, 0),
    );
  }

  /** From 0 to 1; never goes back, whatever the server counts. */
  shareOf({
    observations,
    notImported,
    progress,
  }: Pick<ImportRecord, 'observations' | 'notImported' | 'progress'>): number {
    const finished = observations.length + notImported.length;
    const before = this.#rows.slice(0, finished).reduce((sum, rows) => sum + rows, 0);
    const present = this.#rows[finished] ?? 0;
    // Rows are read, then folded: each is half of the way.
    const half = Math.min(present, progress?.rows ?? 0) / 2;
    const within = progress?.phase === 'folding' ? present / 2 + half : half;
    this.#farthest = Math.max(this.#farthest, Math.min(1, (before + within) / this.#total));
    return this.#farthest;
  }
}

/** One more than its rows: a document without any takes its time as well. */
function rowsOf({ rejected: _, ...counts }: Document['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 1);
}

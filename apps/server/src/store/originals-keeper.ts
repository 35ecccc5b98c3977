import type { Kysely } from 'kysely';
import type { Originals } from './originals.ts';
import type { Schema } from './schema.ts';

/** Keeps storing and cleaning apart: a file just stored belongs to no observation yet. */
export class OriginalsKeeper {
  readonly #originals: Originals;
  #storing = 0;
  #cleaning: Promise<void> = Promise.resolve();

  constructor(originals: Originals) {
    this.#originals = originals;
  }

  async store(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }> {
    this.#storing += 1;
    try {
      await this.#cleaning;
      return await this.#originals.store(bytes);
    } finally {
      this.#storing -= 1;
    }
  }

  /** Removes what no observation refers to, unless something is on its way in: then the next opening does. */
  async clean(db: Kysely<Schema>): Promise<void> {
    if (this.#storing > 0) return;
    const running = await db
      .selectFrom('import')
      .select('id')
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running !== undefined || this.#storing > 0) return;
    const cleaning = this.#clean(db);
    this.#cleaning = cleaning.catch(() => undefined);
    await cleaning;
  }

  async #clean(db: Kysely<Schema>): Promise<void> {
    const rows = await db.selectFrom('observation').select('sha256').distinct().execute();
    await this.#originals.clean(new Set(rows.map((row) => row.sha256)));
  }
}

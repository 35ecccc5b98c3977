import { type Instant, MINUTE, type Position } from '@calepin/core';
import { sitesAsked } from '../store/in-sites.ts';
import type { SiteFilter } from '../store/register.ts';

/** Sites and dates that someone looks at during a day. */
const REMEMBERED = 64;
/**
 * What time alone changes in a position (licences that expire, data that grow old) moves by the day. Readings that confirm
 * the figures leave their revision as it is: their age may be told as a minute older than it is.
 */
const FRESH_FOR = MINUTE;

interface Known {
  readonly revision: string;
  readonly computedAt: Instant;
  readonly position: Promise<Position>;
}

/**
 * Positions that were computed for the present revision of the register. Counting a million licences takes half a
 * second; the page, the exports and the monitoring ask for the same count again and again.
 */
export class PositionCache {
  readonly #known = new Map<string, Known>();

  /** A position of the given revision: of the instant that the filter names, or of the last minute. */
  get(
    filter: SiteFilter,
    revision: string,
    now: Instant,
    compute: () => Promise<Position>,
  ): Promise<Position> {
    const key = JSON.stringify([sitesAsked(filter.site) ?? null, filter.asOf ?? null]);
    const known = this.#known.get(key);
    const fresh = known && (filter.asOf !== undefined || now - known.computedAt < FRESH_FOR);
    if (known && fresh && known.revision === revision) return known.position;
    const position = compute();
    this.#known.delete(key);
    this.#known.set(key, { revision, computedAt: now, position });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    // What could not be computed is asked for anew.
    position.catch(() => this.#known.delete(key));
    return position;
  }
}

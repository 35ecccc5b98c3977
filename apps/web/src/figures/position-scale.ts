/** Where the installed licences end on every bar, so that over-issue crosses one line down the page. */
export const LIMIT = 0.8;

export interface BarFigures {
  readonly bought: number | null;
  readonly installed: number | null;
  readonly issued: number | null;
}

/** Shares of the bar's width, 0 to 1. */
export interface Bar {
  /** `unknown`: nothing to draw to scale. `issued-unknown`: installed is known, what is issued is not. */
  readonly state: 'known' | 'issued-unknown' | 'unknown';
  /** End of the light fill; 0 when nothing is installed. */
  readonly installed: number;
  /** End of the ink, never beyond the installed. */
  readonly issued: number;
  /** End of the hatch that begins at the limit; equal to the limit without over-issue. */
  readonly over: number;
  /** The hatch is shorter than the truth: the number tells. */
  readonly cut: boolean;
  /** End of the outline of what was bought, `null` when it is not known. */
  readonly bought: number | null;
}

/**
 * Each bar has its own scale: what is installed fills it up to the limit, so a pack of 10 reads as well as one of
 * 2,000. Types and versions are never added, hence never compared by length either.
 */
export function barOf({ bought, installed, issued }: BarFigures): Bar {
  if (installed === null) {
    return { state: 'unknown', installed: LIMIT, issued: 0, over: LIMIT, cut: false, bought: null };
  }
  const share = (licenses: number): number => (installed === 0 ? 0 : (licenses / installed) * LIMIT);
  const excess = Math.max(0, (issued ?? 0) - installed);
  const wanted = installed === 0 && excess > 0 ? 1 : LIMIT + share(excess);
  return {
    state: issued === null ? 'issued-unknown' : 'known',
    installed: installed === 0 ? 0 : LIMIT,
    issued: installed === 0 ? 0 : Math.min(LIMIT, share(issued ?? 0)),
    over: excess === 0 ? LIMIT : Math.min(1, wanted),
    cut: excess > 0 && wanted > 1,
    bought: bought === null || installed === 0 ? null : Math.min(1, share(bought)),
  };
}

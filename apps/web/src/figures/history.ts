/** What a figure was, from an instant on. Instants are epoch milliseconds. */
export interface Reading {
  readonly at: number;
  readonly installed: number | null;
  readonly issued: number | null;
}

/** A history ready to draw: in order, without repetition, continued to the instant looked from. */
export interface History {
  readonly readings: readonly Reading[];
  readonly from: number;
  readonly to: number;
  /** Top of the scale; the scale begins at zero. */
  readonly top: number;
  /** Since when it has been over-issued without a break, `null` when it is not. */
  readonly overSince: number | null;
}

const known = (value: number | null): number => value ?? 0;
const isOver = ({ installed, issued }: Reading): boolean =>
  installed !== null && issued !== null && issued > installed;

/** @returns `null` without any reading. */
export function historyOf(readings: readonly Reading[], to: number): History | null {
  const ordered = [...readings].filter(({ at }) => at <= to).sort((a, b) => a.at - b.at);
  const [first] = ordered;
  const last = ordered.at(-1);
  if (!first || !last) return null;
  const continued = last.at < to ? [...ordered, { ...last, at: to }] : ordered;
  const most = Math.max(
    ...continued.map(({ installed, issued }) => Math.max(known(installed), known(issued))),
  );
  return {
    readings: continued,
    from: first.at,
    to: Math.max(to, last.at),
    top: roundUp(most),
    overSince: overSince(continued),
  };
}

function overSince(readings: readonly Reading[]): number | null {
  let since: number | null = null;
  for (const reading of readings) {
    if (!isOver(reading)) since = null;
    else since ??= reading.at;
  }
  return since;
}

/** The next figure that halves well: 0, half and top are all written on the scale. */
export function roundUp(value: number): number {
  if (value <= 0) return 2;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const step =
    [1, 1.2, 1.4, 1.6, 2, 2.4, 2.8, 3.2, 4, 5, 6, 7, 8, 10].find((one) => one * magnitude >= value) ?? 10;
  return Math.max(2, Math.ceil(step * magnitude));
}

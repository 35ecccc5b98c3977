/** One figure of a benchmark, beside the peer measured in the same run. */
export interface BenchResult {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What the figure is held against, measured on the same data in the same run; `null` where there is no peer. */
  readonly peer: { readonly name: string; readonly figure: number } | null;
  /** The goal in words, e.g. `≥ 60 % of the peer`; empty for a figure that is only shown. */
  readonly target: string;
  /** Whether the goal was met; `null` for a figure that is only shown. */
  readonly met: boolean | null;
}

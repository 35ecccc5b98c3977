import type { Instant, ReadEvent } from '@calepin/core';
import type { Part, StagedPart } from './stage-document.ts';

/** An observation that takes its place in the register. */
export interface Joining {
  readonly seq: number;
  readonly at: Instant;
  readonly parts: readonly Part[];
  /** Its rows, when they lie in the staging tables already. */
  readonly staged: readonly StagedPart[] | null;
  /** How it is read when they do not; from the stored original when absent. */
  readonly document?: Rereadable;
}

export interface Rereadable {
  readonly events: () => AsyncIterable<ReadEvent>;
  readonly defaultHost: string;
}

import type { Instant, Language } from '@calepin/core';
import type { Command } from './commands/definition.ts';
import type { Figures } from './figures/figures.ts';
import type { Say } from './messages/index.ts';
import type { Output } from './terminal/output.ts';
import type { Style } from './terminal/style.ts';
import type { Environment, Streams } from './terminal/terminal.ts';

export type Format = 'table' | 'json' | 'csv';

/** One of the two streams that a command writes to. */
export interface Surface extends Pick<Output, 'write' | 'line' | 'flush' | 'writeBytes'> {
  readonly style: Style;
  /** Columns to fit into; `Infinity` where there is no limit. */
  readonly width: number;
}

/** What a command is given: everything of the outside world that it may use. */
export interface Context {
  readonly language: Language;
  readonly say: Say;
  readonly figures: Figures;
  readonly format: Format;
  /** No progress and no notes. */
  readonly quiet: boolean;
  /** Results. */
  readonly output: Surface;
  /** Everything else: errors, notes, questions, progress. */
  readonly notes: Surface;
  readonly streams: Streams;
  /** Standard input, to be read once. */
  readonly input: AsyncIterable<Uint8Array>;
  readonly environment: Environment;
  /** Every command, in the order of the help. */
  readonly commands: readonly Command[];
  /** Absolute path of the register's folder. */
  readonly dataFolder: string;
  readonly now: () => Instant;
  /** From its first call on, Ctrl-C and a polite end no longer kill the command: they abort this signal. */
  readonly interruption: () => AbortSignal;
}

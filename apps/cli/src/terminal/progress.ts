import type { Instant } from '@calepin/core';
import type { Context } from '../context.ts';
import { displayWidth } from './display-width.ts';
import { printable } from './printable.ts';
import { shortenMiddle } from './shorten.ts';

/** Nobody needs to be told that something takes half a second. */
const PATIENCE = 1000;
const BETWEEN = 100;
const WIDEST_BAR = 24;
const SHORTEST_LABEL = 12;
/** Spaces between the parts of the line. */
const GAP = 2;
/** An estimate before this is a guess. */
const FIRST_ESTIMATE = 0.05;
/** Begins the line anew and erases it (ECMA-48, CUB and EL). */
const ERASE = '\r\u001b[K';

export interface Step {
  readonly label: string;
  /** From 0 to 1; `null` when nobody knows how far it goes. */
  readonly share: number | null;
  readonly detail?: string;
}

/**
 * One line on the error stream that says how far a command has come: on a terminal only, and only once it takes more than a
 * second. It goes before anything else is printed.
 */
export class Progress {
  readonly #context: Context;
  readonly #wanted: boolean;
  readonly #started: Instant;
  #stepStarted: Instant;
  #label = '';
  #drawnAt = Number.NEGATIVE_INFINITY;
  #visible = false;

  constructor(context: Context) {
    this.#context = context;
    this.#wanted =
      context.streams.errorsIsTerminal && !context.quiet && context.environment['TERM'] !== 'dumb';
    this.#started = context.now();
    this.#stepStarted = this.#started;
  }

  /** Draws the line, unless it was drawn a moment ago. */
  async show(step: Step): Promise<void> {
    if (!this.#wanted) return;
    const now = this.#context.now();
    if (step.label !== this.#label) {
      this.#label = step.label;
      this.#stepStarted = now;
    }
    if (now - this.#started < PATIENCE || now - this.#drawnAt < BETWEEN) return;
    this.#drawnAt = now;
    this.#visible = true;
    await this.#context.output.flush();
    await this.#context.notes.writeBytes(ERASE + this.#line(step, now - this.#stepStarted));
  }

  /** Takes the line away. */
  async clear(): Promise<void> {
    if (!this.#visible) return;
    this.#visible = false;
    await this.#context.notes.writeBytes(ERASE);
  }

  #line(step: Step, elapsed: number): string {
    const { notes, figures, say } = this.#context;
    const { glyphs, paint } = notes.style;
    const parts: string[] = [];
    if (step.share !== null) {
      parts.push(figures.percent(step.share));
      if (step.share >= FIRST_ESTIMATE && elapsed >= PATIENCE) {
        parts.push(
          say('progress.left', { time: figures.duration((elapsed / step.share) * (1 - step.share)) }),
        );
      }
    }
    if (step.detail !== undefined) parts.push(step.detail);
    // The last column stays free: some terminals go to the next line once it is written.
    const free = notes.width - 1 - 2 * GAP;
    const separator = ` ${glyphs.separator} `;
    while (parts.length > 0 && free - displayWidth(parts.join(separator)) < SHORTEST_LABEL) parts.pop();
    const tail = parts.join(separator);
    const room = free - displayWidth(tail);
    const barWidth =
      step.share === null
        ? 0
        : Math.max(0, Math.min(WIDEST_BAR, room - SHORTEST_LABEL, Math.floor(room / 2)));
    const label = shortenMiddle(
      printable(step.label),
      Math.max(SHORTEST_LABEL, room - barWidth),
      glyphs.ellipsis,
    );
    const filled = Math.round(barWidth * Math.min(1, step.share ?? 0));
    const bar =
      paint('ink', glyphs.filled.repeat(filled)) + paint('quiet', glyphs.empty.repeat(barWidth - filled));
    return [label, bar, tail].filter((part) => part !== '').join(' '.repeat(GAP));
  }
}

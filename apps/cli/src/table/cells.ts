import type { Instant } from '@calepin/core';
import type { Context } from '../context.ts';
import type { Cell } from './table.ts';

/** What stands for a figure that was not read: unknown is an answer, and never 0. */
const UNKNOWN: Cell = { text: '?', tone: 'unknown' };

/** A number, or that it is unknown. */
export function numberCell(value: number | null, { figures }: Pick<Context, 'figures'>): Cell {
  return value === null ? UNKNOWN : { text: figures.number(value) };
}

/** A word as read, or that it is unknown. */
export function textCell(value: string | null): Cell {
  return value === null ? UNKNOWN : { text: value };
}

/** A day, or that it is unknown. */
export function dateCell(value: Instant | null, { figures }: Pick<Context, 'figures'>): Cell {
  return value === null ? UNKNOWN : { text: figures.date(value) };
}

/** When a pack expires: a day, never, or unknown. */
export function expiryCell(
  pack: { readonly expires: Instant | null; readonly perpetual: boolean | null },
  { say, figures }: Pick<Context, 'say' | 'figures'>,
): Cell {
  return pack.perpetual ? { text: say('table.never'), tone: 'quiet' } : dateCell(pack.expires, { figures });
}

/** How many licences a pack holds: a number, no end of them, or unknown. */
export function totalCell(
  pack: { readonly total: number | null; readonly unlimited: boolean },
  { say, figures }: Pick<Context, 'say' | 'figures'>,
): Cell {
  return pack.unlimited
    ? { text: say('table.unlimited'), tone: 'quiet' }
    : numberCell(pack.total, { figures });
}

/** Whether a pack enters the sums. */
export function countedCell(counted: boolean, { say }: Pick<Context, 'say'>): Cell {
  return counted ? { text: say('table.counted') } : { text: say('table.not-counted'), tone: 'quiet' };
}

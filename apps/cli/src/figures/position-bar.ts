import type { Style } from '../terminal/style.ts';

export interface BarFigures {
  readonly installed: number | null;
  readonly issued: number | null;
}

export interface Bar {
  /** Without colour; its width is that of the painted one. */
  readonly text: string;
  readonly painted: string;
}

/** Beyond one and a half times what is installed, the bar ends with an arrow: its number says the rest. */
const FARTHEST = 1.5;

/**
 * The share of the width that stands for what is installed, for all bars of one table: the worst over-issue still fits.
 */
export function installedWidth(rows: readonly BarFigures[], width: number): number {
  const worst = rows.reduce(
    (most, { installed, issued }) => Math.max(most, ratio(installed, issued) ?? 0),
    1,
  );
  const scaled = Math.round(width / Math.min(worst, FARTHEST));
  // The least over-issue takes a character of its own.
  return Math.max(1, worst > 1 ? Math.min(width - 1, scaled) : scaled);
}

/**
 * The position bar: installed as a light fill, issued as ink over it; what was issued beyond goes on past the end, hatched. What is
 * unknown is dotted. Whatever is more than nothing shows at least one character.
 */
export function positionBar(figures: BarFigures, style: Style, installedCells: number, width: number): Bar {
  const { glyphs, paint } = style;
  const share = ratio(figures.installed, figures.issued);
  if (share === null) {
    const text = glyphs.dotted.repeat(installedCells);
    return { text, painted: paint('unknown', text) };
  }
  const filled = Math.min(1, share);
  const ink = Math.min(installedCells, atLeastOne(filled * installedCells));
  // Something left shows too, so that a bar that looks full is full.
  const issued = share < 1 && ink === installedCells && installedCells > 1 ? ink - 1 : ink;
  const over = share > 1 ? atLeastOne((share - 1) * installedCells) : 0;
  const room = Math.max(1, width - installedCells);
  const cut = share > FARTHEST && over > room;
  const [inkText, lightText] = [
    glyphs.issued.repeat(issued),
    glyphs.installed.repeat(installedCells - issued),
  ];
  const overText = cut
    ? glyphs.overIssued.repeat(room - 1) + glyphs.beyond
    : glyphs.overIssued.repeat(Math.min(over, room));
  return {
    text: inkText + lightText + overText,
    painted: paint('ink', inkText) + paint('quiet', lightText) + paint('now', overText),
  };
}

/** Issued over installed; `null` when either is unknown or nothing is installed. */
function ratio(installed: number | null, issued: number | null): number | null {
  if (installed === null || issued === null) return null;
  if (installed === 0) return issued === 0 ? null : Number.POSITIVE_INFINITY;
  return issued / installed;
}

function atLeastOne(cells: number): number {
  return cells > 0 ? Math.max(1, Math.round(cells)) : 0;
}

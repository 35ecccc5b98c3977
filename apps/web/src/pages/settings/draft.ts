import type { Settings } from '@calepin/server/schemas';

type Threshold = Settings['thresholds'][number];

/** A threshold while it is edited: its number is a text until it is whole. */
export interface ThresholdDraft extends Omit<Threshold, 'level'> {
  readonly key: number;
  readonly unit: Threshold['level']['unit'];
  readonly value: string;
}

/** The settings while they are edited. */
export interface Draft {
  readonly thresholds: readonly ThresholdDraft[];
  readonly expiryWarningDays: string;
  readonly staleAfterDays: string;
}

const MOST_DAYS = 3650;

export function draftOf(settings: Settings): Draft {
  return {
    thresholds: settings.thresholds.map(({ level, ...where }, key) => ({
      ...where,
      key,
      unit: level.unit,
      value: String(level.value),
    })),
    expiryWarningDays: String(settings.expiryWarningDays),
    staleAfterDays: String(settings.staleAfterDays),
  };
}

/** A number as typed in either language; `null` while it is none. */
function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return null;
  return Number(trimmed);
}

/** Whole days that the register takes; `null` for anything else. */
export function daysOf(text: string): number | null {
  const days = numberOf(text);
  return days !== null && Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : null;
}

/** A level that makes sense: a share up to the whole, or whole licences. */
export function levelOf({ unit, value }: Pick<ThresholdDraft, 'unit' | 'value'>): Threshold['level'] | null {
  const number = numberOf(value);
  if (number === null) return null;
  const sensible = unit === 'percent' ? number <= 100 : Number.isInteger(number);
  return sensible ? { unit, value: number } : null;
}

/** The settings to save; `null` while something is not whole. */
export function settingsOf(draft: Draft): Settings | null {
  const expiryWarningDays = daysOf(draft.expiryWarningDays);
  const staleAfterDays = daysOf(draft.staleAfterDays);
  if (expiryWarningDays === null || staleAfterDays === null) return null;
  const thresholds: Threshold[] = [];
  for (const one of draft.thresholds) {
    const level = levelOf(one);
    if (level === null) return null;
    thresholds.push({ site: one.site, calType: one.calType, productVersionId: one.productVersionId, level });
  }
  return { thresholds, expiryWarningDays, staleAfterDays };
}

/** Whether something was changed since it was saved. */
export function isChanged(draft: Draft, saved: Settings): boolean {
  const settings = settingsOf(draft);
  if (settings === null) return true;
  const plain = ({ thresholds, expiryWarningDays, staleAfterDays }: Settings): string =>
    JSON.stringify([
      thresholds.map(({ site, calType, productVersionId, level }) => [
        site,
        calType,
        productVersionId,
        level.unit,
        level.value,
      ]),
      expiryWarningDays,
      staleAfterDays,
    ]);
  return plain(settings) !== plain(saved);
}

const MINUTE = 60_000;

/**
 * An instant as WS-Management carries it (`cim:Datetime`): Windows writes `2013-03-09T03:06:25Z`, with a fraction only when
 * there is one and without its trailing zeros; some versions write the server's own zone instead of `Z`.
 *
 * @example
 * isoInstant(1362798385500, null); // '2013-03-09T03:06:25.5Z'
 */
export function isoInstant(instant: number, zoneMinutes: number | null): string {
  const text = new Date(instant + (zoneMinutes ?? 0) * MINUTE).toISOString();
  const seconds = text.endsWith('.000Z') ? text.slice(0, -5) : text.slice(0, -1).replace(/0+$/, '');
  if (zoneMinutes === null) return `${seconds}Z`;
  const size = Math.abs(zoneMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds}${zoneMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What every page keeps in its address: the site looked at and the instant looked from. */
export interface ScopeSearch {
  readonly site?: string | undefined;
  /** A day (`2026-01-14`, its end in the reader's time zone) or an instant. Absent: now. */
  readonly asOf?: string | undefined;
}

/** Addresses are plain `name=value` pairs: readable, and every value a text. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '' && value !== false)
      query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Keeps the named texts of an address, and no others. */
export function picks<const Name extends string>(...names: readonly Name[]) {
  return (search: Readonly<Record<string, unknown>>): { [Key in Name]?: string | undefined } => {
    const kept: { [Key in Name]?: string | undefined } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') kept[name] = value;
    }
    return kept;
  };
}

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** The instant that an `asOf` of the address means, as the API wants it; `undefined` for now or for a text that is no date. */
export function asOfInstant(asOf: string | undefined): string | undefined {
  if (asOf === undefined) return undefined;
  const at = new Date(DAY_ONLY.test(asOf) ? `${asOf}T23:59:59` : asOf);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace(/\.000Z$/, 'Z');
}

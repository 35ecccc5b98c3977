/** A page to look at, or a state of one. */
export interface Place {
  readonly name: string;
  readonly path: string;
}

interface Rows<Row> {
  readonly rows: readonly Row[];
}

async function ask<T>(url: string, path: string): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`);
  // The server validates its answers against its schemas; the tests read two fields of them.
  return (await answer.json()) as T;
}

/** Every page of a server that holds the examples, the detail pages on the rows that show most. */
export async function placesOf(url: string): Promise<Place[]> {
  const [servers, packs, findings, imports] = await Promise.all([
    ask<Rows<{ id: string; keyPackCount: number }>>(url, '/license-servers'),
    ask<Rows<{ ref: string; issued: number | null; total: number | null }>>(url, '/key-packs'),
    ask<Rows<{ id: string }>>(url, '/findings'),
    ask<Rows<{ id: string }>>(url, '/imports'),
  ]);
  const fullest = servers.rows.toSorted((a, b) => b.keyPackCount - a.keyPackCount)[0];
  const excess = (pack: { issued: number | null; total: number | null }): number =>
    (pack.issued ?? 0) - (pack.total ?? 0);
  const busiest = packs.rows
    .filter(({ total }) => total !== null)
    .toSorted((a, b) => excess(b) - excess(a))[0];
  if (!fullest || !busiest || !findings.rows[0] || !imports.rows[0])
    throw new Error('The examples are incomplete');
  return [
    { name: 'overview', path: '/' },
    { name: 'license-servers', path: '/license-servers' },
    { name: 'license-server', path: `/license-servers/${fullest.id}` },
    { name: 'key-packs', path: '/key-packs' },
    { name: 'key-pack', path: `/key-packs/${busiest.ref}` },
    { name: 'issued-licenses', path: '/issued-licenses' },
    { name: 'findings', path: '/findings' },
    { name: 'finding', path: `/findings/${findings.rows[0].id}` },
    { name: 'imports', path: '/imports' },
    { name: 'import', path: `/imports/${imports.rows[0].id}` },
    { name: 'intake', path: '/import' },
    { name: 'settings', path: '/settings' },
    { name: 'audit', path: '/audit' },
    { name: 'people', path: '/people' },
    { name: 'account', path: '/account' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'unknown-key-pack', path: '/key-packs/none' },
    { name: 'as-of', path: `/?asOf=${daysAgo(180)}` },
  ];
}

/** Every page of live collection, on a server that reads the fleet of `startLiving`. */
export async function livingPlacesOf(url: string): Promise<Place[]> {
  const [targets, runs, hosts] = await Promise.all([
    ask<Rows<{ id: string; name: string; health: string }>>(url, '/targets'),
    ask<Rows<{ id: string; state: string }>>(url, '/runs'),
    ask<Rows<{ id: string; licensingMode: string | null }>>(url, '/session-hosts'),
  ]);
  const failing = targets.rows.find(({ health }) => health === 'failing');
  const partial = runs.rows.find(({ state }) => state === 'partial');
  const worst = hosts.rows.find(({ licensingMode }) => licensingMode === 'not-configured');
  if (!failing || !partial || !worst) throw new Error('The fleet was not read as expected');
  return [
    { name: 'targets', path: '/targets' },
    { name: 'target', path: `/targets/${failing.id}` },
    { name: 'target-edit', path: `/targets/${failing.id}/edit` },
    { name: 'target-new', path: '/targets/new' },
    { name: 'target-list', path: '/targets/new?from=list' },
    { name: 'target-find', path: '/targets/new?from=find' },
    { name: 'target-directory', path: '/targets/new?from=directory' },
    { name: 'credentials', path: '/credentials' },
    { name: 'runs', path: '/runs' },
    { name: 'run', path: `/runs/${partial.id}` },
    { name: 'session-hosts', path: '/session-hosts' },
    { name: 'session-hosts-map', path: '/session-hosts?view=map' },
    { name: 'session-host', path: `/session-hosts/${worst.id}` },
    { name: 'user-cals', path: '/user-cals' },
    { name: 'prepare', path: '/prepare' },
  ];
}

/** The pages of an empty register. */
export const EMPTY_PLACES: readonly Place[] = [
  { name: 'first-run', path: '/' },
  { name: 'no-license-servers', path: '/license-servers' },
  { name: 'no-key-packs', path: '/key-packs' },
  { name: 'no-issued-licenses', path: '/issued-licenses' },
  { name: 'no-findings', path: '/findings' },
  { name: 'no-imports', path: '/imports' },
  { name: 'no-audit', path: '/audit' },
  { name: 'no-targets', path: '/targets' },
  { name: 'no-runs', path: '/runs' },
  { name: 'no-session-hosts', path: '/session-hosts' },
  { name: 'no-user-cals', path: '/user-cals' },
];

/** `2026-05-29`, so many days before today. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** What somebody may do on a site, or on every site and on what belongs to none. */
export type Right =
  /** See the register: figures, servers, packs, findings. */
  | 'read'
  /** See who holds a licence: names of users and of devices. */
  | 'see-names'
  /** Acknowledge findings. */
  | 'acknowledge'
  /** Import, undo, and everything of live collection. */
  | 'operate'
  /** Entitlements, evidence, approvals. */
  | 'evidence'
  /** Settings, sites, accounts, the audit chain. */
  | 'govern';

export type Role = 'viewer' | 'operator' | 'referent' | 'owner';

/** What each role holds. A viewer sees names only where that is granted beside the role. */
export const ROLES: Readonly<Record<Role, readonly Right[]>> = {
  viewer: ['read'],
  operator: ['read', 'see-names', 'acknowledge', 'operate'],
  referent: ['read', 'see-names', 'acknowledge', 'evidence'],
  owner: ['read', 'see-names', 'acknowledge', 'operate', 'evidence', 'govern'],
};

/** A role on one site, or on every site. */
export interface Grant {
  /** `null` is every site, those to come included. */
  readonly site: string | null;
  readonly role: Role;
  readonly seesNames: boolean;
}

/** Rights on every site, and those that come on top on some. */
export interface Access {
  readonly everywhere: ReadonlySet<Right>;
  readonly sites: ReadonlyMap<string, ReadonlySet<Right>>;
}

/** Everything, everywhere. */
export const FULL_ACCESS: Access = { everywhere: new Set(ROLES.owner), sites: new Map() };

/** What several grants come to: rights add up, and nothing takes one away. */
export function accessOf(grants: readonly Grant[]): Access {
  const everywhere = new Set<Right>();
  const sites = new Map<string, Set<Right>>();
  for (const { site, role, seesNames } of grants) {
    const rights = site === null ? everywhere : (sites.get(site) ?? new Set<Right>());
    for (const right of ROLES[role]) rights.add(right);
    if (seesNames) rights.add('see-names');
    if (site !== null) sites.set(site, rights);
  }
  return { everywhere, sites };
}

/** Whether a right is held on a site; with `null`, on every site and on what belongs to none. */
export function may({ everywhere, sites }: Access, right: Right, site: string | null): boolean {
  return everywhere.has(right) || (site !== null && (sites.get(site)?.has(right) ?? false));
}

/** Whether a right is held anywhere at all. */
export function mayAnywhere({ everywhere, sites }: Access, right: Right): boolean {
  return everywhere.has(right) || [...sites.values()].some((rights) => rights.has(right));
}

/** The sites on which a right is held; `null` when it is every site. */
export function sitesWith({ everywhere, sites }: Access, right: Right): readonly string[] | null {
  if (everywhere.has(right)) return null;
  return [...sites].filter(([, rights]) => rights.has(right)).map(([site]) => site);
}

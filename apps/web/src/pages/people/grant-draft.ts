import type { Grant } from '@calepin/server/schemas';

/** A grant while it is edited. */
export interface GrantDraft {
  readonly key: number;
  readonly site: string | null;
  readonly role: Grant['role'];
  readonly seesNames: boolean;
}

/** What somebody new is given until it is said otherwise: as little as there is. */
export const LEAST: Omit<GrantDraft, 'key'> = { site: null, role: 'viewer', seesNames: false };

/** The drafts of an account's grants. */
export const draftsOf = (grants: readonly Grant[]): readonly GrantDraft[] =>
  grants.map(({ site, role, seesNames }, key) => ({ key, site, role, seesNames }));

/** What is sent: each grant once, and the names said only where the role does not hold them already. */
export function grantsOf(drafts: readonly GrantDraft[]): Pick<Grant, 'site' | 'role' | 'seesNames'>[] {
  const grants = new Map<string, Pick<Grant, 'site' | 'role' | 'seesNames'>>();
  for (const { site, role, seesNames } of drafts) {
    const key = `${role} ${site ?? ''}`;
    const before = grants.get(key)?.seesNames ?? false;
    grants.set(key, { site, role, seesNames: role === 'viewer' && (seesNames || before) });
  }
  return [...grants.values()];
}

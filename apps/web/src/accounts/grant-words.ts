import type { Grant } from '@calepin/server/schemas';
import type { Text } from '../language/text.ts';

/** What a grant gives, in words: `Viewer on Harbour, with names`. */
export function grantWords(t: Text, { site, siteName, role, seesNames }: Grant): string {
  const values = { role: t(`account-role.${role}`), site: siteName ?? site ?? '' };
  const words = t(site === null ? 'grant.every-site' : 'grant.one-site', values);
  // The other roles see them always: saying so would only lengthen the line.
  return role === 'viewer' && seesNames ? t('grant.with-names', { words }) : words;
}

/** Grants as they are read: those on every site first, then by site. */
export function inOrder(grants: readonly Grant[]): readonly Grant[] {
  const name = ({ site, siteName }: Grant): string => siteName ?? site ?? '';
  return grants.toSorted(
    (a, b) =>
      Number(b.site === null) - Number(a.site === null) ||
      name(a).localeCompare(name(b), undefined, { numeric: true }),
  );
}

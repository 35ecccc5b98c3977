import type { ImportRecord } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';

export type Changes = ImportRecord['observations'][number]['changes'];

const PLACES = [
  ['licenseServers', 'changes.license-servers'],
  ['keyPacks', 'changes.key-packs'],
  ['issuedLicenses', 'changes.issued-licenses'],
  ['userCals', 'changes.user-cals'],
  ['sessionHosts', 'changes.session-hosts'],
] as const;
const COUNTS = ['added', 'changed', 'gone'] as const;

/** What changed, in words: `key packs 2 added, 1 gone · issued licences 40 added`. */
export function sayChanges(
  changes: Changes,
  { say, output }: { readonly say: Context['say']; readonly output: Pick<Context['output'], 'style'> },
): string {
  const places = PLACES.flatMap(([place, text]) => {
    const counts: Partial<Record<(typeof COUNTS)[number], number>> = changes[place];
    const detail = COUNTS.flatMap((name) => {
      const count = counts[name] ?? 0;
      return count === 0 ? [] : [say(`changes.${name}`, { count })];
    });
    return detail.length === 0 ? [] : [say(text, { detail: detail.join(', ') })];
  });
  return places.length === 0 ? say('changes.none') : places.join(` ${output.style.glyphs.separator} `);
}

/** The changes of several documents together. */
export function sumOf(all: readonly Changes[]): Changes {
  const sum = <Name extends string>(
    pick: (changes: Changes) => Readonly<Record<Name, number>>,
    names: readonly Name[],
  ) =>
    Object.fromEntries(
      names.map((name) => [name, all.reduce((total, one) => total + pick(one)[name], 0)]),
    ) as Record<Name, number>;
  const names = ['added', 'changed', 'gone', 'unchanged'] as const;
  return {
    licenseServers: sum((one) => one.licenseServers, ['added', 'changed', 'unchanged']),
    keyPacks: sum((one) => one.keyPacks, names),
    issuedLicenses: sum((one) => one.issuedLicenses, names),
    userCals: sum((one) => one.userCals, names),
    sessionHosts: sum((one) => one.sessionHosts, names),
  };
}

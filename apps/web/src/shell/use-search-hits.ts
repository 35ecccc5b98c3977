import type { IssuedLicense, KeyPack, LicenseServer } from '@calepin/server/schemas';
import type { NavigateOptions } from '@tanstack/react-router';
import { useIssuedLicenses, useKeyPacks, useLicenseServers } from '../api/resources.ts';
import { useMay } from '../app/may.tsx';
import { packName } from '../figures/names.ts';
import { type Text, useText } from '../language/text.ts';
import type { IconName } from './icon.tsx';

/** Something found, and where it leads. */
export interface Hit {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  readonly target: NavigateOptions;
}

const PER_KIND = 5;

/** Servers and packs are few: they are matched here. Issued licences may be a million: the server finds them. */
export function useSearchHits(words: string): { hits: readonly Hit[]; searching: boolean } {
  const t = useText();
  const wanted = words.length > 0;
  const servers = useLicenseServers(wanted);
  const packs = useKeyPacks(undefined, wanted);
  const holders = useIssuedLicenses({ search: words }, PER_KIND, useMay('see-names') && wanted);
  if (!wanted) return { hits: [], searching: false };
  const needle = words.toLocaleLowerCase();
  const has = (...texts: readonly (string | number | null)[]): boolean =>
    texts.some((text) => text !== null && String(text).toLocaleLowerCase().includes(needle));
  const hits = [
    ...(servers.data?.rows ?? [])
      .filter((server) => has(server.host, server.licenseServerId, server.productId))
      .slice(0, PER_KIND)
      .map((server) => serverHit(server)),
    ...(packs.data?.rows ?? [])
      .filter((pack) => has(packName(t, pack), pack.label, pack.productCode, pack.productVersion.name))
      .slice(0, PER_KIND)
      .map((pack) => packHit(t, pack)),
    ...(holders.data?.pages[0]?.rows ?? []).map((license) => licenseHit(license)),
  ];
  return { hits, searching: servers.isFetching || packs.isFetching || holders.isFetching };
}

const serverHit = (server: LicenseServer): Hit => ({
  key: server.id,
  icon: 'license-servers',
  title: server.host,
  detail: server.site,
  target: { to: '/license-servers/$id', params: { id: server.id } },
});

const packHit = (t: Text, pack: KeyPack): Hit => ({
  key: pack.ref,
  icon: 'key-packs',
  title: packName(t, pack),
  detail: `${pack.host} · ${pack.keyPackId}`,
  target: { to: '/key-packs/$ref', params: { ref: pack.ref } },
});

const licenseHit = (license: IssuedLicense): Hit => {
  const holder = license.user ?? license.computer ?? license.hardwareId ?? String(license.licenseId);
  return {
    key: license.id,
    icon: 'issued-licenses',
    title: holder,
    detail: license.host,
    target: { to: '/issued-licenses', search: { search: holder } },
  };
};

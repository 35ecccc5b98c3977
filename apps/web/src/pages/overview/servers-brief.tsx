import type { LicenseServer } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useLicenseServers, useSettings } from '../../api/resources.ts';
import { Age } from '../../figures/age.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';

const SHOWN = 8;

/** The servers, the one that was read longest ago first. */
export function ServersBrief() {
  const t = useText();
  const servers = useLicenseServers();
  return (
    <section className="section" aria-labelledby="servers-brief">
      <h2 id="servers-brief">{t('overview.servers')}</h2>
      <Loaded query={servers} lines={5}>
        {({ rows }) => <Brief servers={rows} />}
      </Loaded>
    </section>
  );
}

const readAt = (server: LicenseServer): string => server.keyPacksSeen?.observedAt ?? '';

function Brief({ servers }: { servers: readonly LicenseServer[] }) {
  const t = useText();
  const staleAfterDays = useSettings().data?.staleAfterDays;
  const oldestFirst = servers.toSorted((a, b) => readAt(a).localeCompare(readAt(b)));
  return (
    <div>
      <ul className="lines">
        {oldestFirst.slice(0, SHOWN).map((server) => (
          <li key={server.id} className="server-line">
            <Link to="/license-servers/$id" params={{ id: server.id }}>
              {server.host}
            </Link>
            <Age
              source={server.keyPacksSeen}
              method={t('method.key-packs-seen')}
              staleAfterDays={staleAfterDays}
            />
            <span className="small soft">{server.site}</span>
          </li>
        ))}
      </ul>
      {servers.length > SHOWN && (
        <p className="brief-more">
          <Link to="/license-servers">{t('overview.servers.all', { count: servers.length })}</Link>
        </p>
      )}
    </div>
  );
}

import type { SessionHost } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useLicenseServers } from '../../api/resources.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { type HostGroup, type UsedServer, usageOf } from './usage.ts';
import { UsageLines } from './usage-lines.tsx';

/**
 * Which session hosts use which license servers: hosts configured alike to the left, servers to the right, a line for
 * each use. The left is a table that says the same in words; hover or focus shows the lines of one entry.
 */
export function UsageMap({ hosts }: { hosts: readonly SessionHost[] }) {
  const t = useText();
  const known = useLicenseServers().data?.rows;
  const usage = useMemo(() => usageOf(hosts, known ?? []), [hosts, known]);
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const names = useMemo(() => new Map(usage.servers.map(({ key, name }) => [key, name])), [usage]);
  const follow = (key: string) => ({
    'data-node': key,
    onPointerEnter: () => setActive(key),
    onPointerLeave: () => setActive(null),
    onFocus: () => setActive(key),
    onBlur: () => setActive(null),
  });
  return (
    <div className="usage-map" ref={frame}>
      <UsageLines frame={frame} usage={usage} active={active} />
      <table className="usage-hosts">
        <caption className="hidden-text">{t('usage.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('place.session-hosts')}</th>
            <th scope="col" className="usage-words">
              {t('session-host.license-servers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {usage.groups.map((group) => (
            <tr key={group.key} {...follow(group.key)}>
              <th scope="row">
                <Group group={group} />
              </th>
              <td className="usage-words">{namesOf(t, group, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="usage-servers" aria-labelledby="usage-servers">
        <h2 id="usage-servers">{t('session-host.license-servers')}</h2>
        <ul>
          {usage.servers.map((server) => (
            <li key={server.key} {...follow(server.key)}>
              <Server server={server} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function namesOf(t: Text, { uses }: HostGroup, names: ReadonlyMap<string, string>): string {
  if (uses === null) return t('figure.unknown');
  if (uses.length === 0) return t('session-host.names-none');
  return t.list(uses.map((key) => names.get(key) ?? key).sort((a, b) => a.localeCompare(b)));
}

const SHOWN = 6;

/** Hosts that are configured alike: a few by name, the others on demand. */
function Group({ group: { hosts, uses } }: { group: HostGroup }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = all ? hosts : hosts.slice(0, SHOWN);
  return (
    <>
      {hosts.length > 1 && (
        <span className="small soft usage-count">{t('usage.hosts', { count: hosts.length })}</span>
      )}
      <span className="usage-names">
        {shown.map(({ id, host }) => (
          <Link key={id} to="/session-hosts/$id" params={{ id }}>
            {host}
          </Link>
        ))}
        {hosts.length > shown.length && (
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            {t('usage.others', { count: hosts.length - shown.length })}
          </button>
        )}
      </span>
      {uses === null && (
        <span className="small usage-remark">
          <Mark tone="unknown">{t('usage.not-read')}</Mark>
        </span>
      )}
      {uses?.length === 0 && (
        <span className="small usage-remark">
          <Mark tone="critical">{t('usage.names-none')}</Mark>
        </span>
      )}
    </>
  );
}

function Server({ server: { name, id, hosts } }: { server: UsedServer }) {
  const t = useText();
  return (
    <>
      {id === null ? (
        <span className="usage-server">{name}</span>
      ) : (
        <Link to="/license-servers/$id" params={{ id }} className="usage-server">
          {name}
        </Link>
      )}
      <span className="small">
        {id === null ? (
          <Mark tone="warning">{t('usage.unknown', { count: hosts })}</Mark>
        ) : (
          <span className="soft">{t('usage.used-by', { count: hosts })}</span>
        )}
      </span>
    </>
  );
}

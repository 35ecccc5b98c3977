import type { SessionHost } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSessionHost } from '../../api/collection.ts';
import { useTitle } from '../../app/use-title.ts';
import { Instant } from '../../collection/instant.tsx';
import { TargetLine } from '../../collection/target-line.tsx';
import { Mark } from '../../figures/mark.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { Copyable } from '../../table/copy.tsx';
import { remarksOf } from './host-state.ts';
import { modeName, SourceOf } from './licensing.tsx';
import { RemarkMark } from './remark-mark.tsx';
import './session-hosts.css';

/** One session host: what needs someone, how it is licensed and by whose word, how it is secured. */
export function SessionHostPage() {
  const t = useText();
  const { id } = useParams({ from: '/session-hosts/$id' });
  const query = useSessionHost(id);
  useTitle(query.data?.host ?? t('place.session-hosts'));
  return (
    <div className="page">
      <Loaded query={query} lines={8} whole>
        {(host) => <One host={host} />}
      </Loaded>
    </div>
  );
}

function One({ host }: { host: SessionHost }) {
  const t = useText();
  const remarks = remarksOf(host);
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/session-hosts">{t('place.session-hosts')}</Link>
        </p>
        <h1>{host.host}</h1>
        <p>
          {remarks.length === 0 && (
            <>
              <Mark tone="good">{t('session-host.clean')}</Mark>{' '}
            </>
          )}
          <span className="soft">
            {remarks.length === 0 && '· '}
            {host.site}
          </span>
        </p>
      </header>
      {remarks.length > 0 && (
        <section className="section" aria-labelledby="host-remarks">
          <h2 id="host-remarks">{t('server.findings')}</h2>
          <ul className="lines remarks">
            {remarks.map((remark) => (
              <li key={JSON.stringify(remark)}>
                <RemarkMark remark={remark} />
                <span className="soft">{t(`session-host.remedy.${remark.code}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Licensing host={host} />
      <Security host={host} />
      {host.targetId !== null && <TargetLine id={host.targetId} />}
      <Details host={host} />
    </>
  );
}

function Licensing({ host }: { host: SessionHost }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="host-licensing">
      <h2 id="host-licensing">{t('session-host.licensing')}</h2>
      <dl className="facts">
        <Fact name={t('session-host.mode')}>
          {modeName(t, host)} <SourceOf source={host.licensingModeSource} />
        </Fact>
        <Fact name={t('session-host.license-servers')}>
          <Servers host={host} />
        </Fact>
        <Fact name={t('session-host.ever-licensed')}>
          <YesNo value={host.everLicensed} />
        </Fact>
        <Fact name={t('session-host.grace')}>
          {host.gracePeriodDays === null ? (
            <Unknown />
          ) : (
            t('session-host.grace.days', { count: host.gracePeriodDays })
          )}
        </Fact>
      </dl>
      <p className="small soft">{t('session-host.source.meaning')}</p>
    </section>
  );
}

function Servers({ host: { licenseServers, licenseServersSource } }: { host: SessionHost }) {
  const t = useText();
  if (licenseServers === null) return <Unknown />;
  if (licenseServers.length === 0) return t('session-host.names-none');
  return (
    <>
      {licenseServers.map(({ name, licenseServerId }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          {licenseServerId === null ? (
            <Mark tone="warning">{name}</Mark>
          ) : (
            <Link to="/license-servers/$id" params={{ id: licenseServerId }}>
              {name}
            </Link>
          )}
        </span>
      ))}{' '}
      <SourceOf source={licenseServersSource} />
    </>
  );
}

function Security({ host }: { host: SessionHost }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="host-security">
      <h2 id="host-security">{t('session-host.security')}</h2>
      <dl className="facts">
        <Fact name={t('session-host.nla')}>
          <YesNo value={host.networkLevelAuthentication} />
        </Fact>
        <Fact name={t('session-host.security-layer')}>
          {host.securityLayer === null ? <Unknown /> : t(`session-host.layer.${host.securityLayer}`)}
        </Fact>
        <Fact name={t('session-host.build')}>
          {host.osVersion === null ? <Unknown /> : <Copyable value={host.osVersion} />}
        </Fact>
        <Fact name={t('session-host.seen')}>
          <Instant at={host.lastSeen} never={t('age.never')} />
        </Fact>
      </dl>
    </section>
  );
}

function Details({ host }: { host: SessionHost }) {
  const t = useText();
  const details = Object.entries(host.details).filter(([, value]) => value !== null && value !== '');
  if (details.length === 0) return null;
  return (
    <section className="section" aria-labelledby="host-details">
      <h2 id="host-details">{t('session-host.details')}</h2>
      <dl className="facts">
        {details.map(([name, value]) => (
          <Fact key={name} name={<span className="mono">{name}</span>}>
            {String(value)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function YesNo({ value }: { value: boolean | null }) {
  const t = useText();
  return value === null ? <Unknown /> : t(value ? 'session-host.yes' : 'session-host.no');
}

function Unknown() {
  const t = useText();
  return <span className="soft">○ {t('figure.unknown')}</span>;
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

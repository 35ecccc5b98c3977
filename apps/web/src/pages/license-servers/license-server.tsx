import type { LicenseServer } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFindings, useKeyPacks, useLicenseServer, useSettings } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { TargetLineOfServer } from '../../collection/target-line.tsx';
import { Age } from '../../figures/age.tsx';
import { Figure } from '../../figures/figure.tsx';
import { FindingLines } from '../../findings/finding-lines.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { Copyable } from '../../table/copy.tsx';
import { useAddressSort } from '../../table/use-address-sort.ts';
import { PackLedger } from '../key-packs/pack-ledger.tsx';
import { Activation } from './activation.tsx';

/** One license server: what needs someone, what it holds, what is known of it. */
export function LicenseServerPage() {
  const t = useText();
  const { id } = useParams({ from: '/license-servers/$id' });
  const server = useLicenseServer(id);
  useTitle(server.data?.host ?? t('servers.title'));
  return (
    <div className="page">
      <Loaded query={server} lines={8} whole>
        {(one) => <Server server={one} />}
      </Loaded>
    </div>
  );
}

function Server({ server }: { server: LicenseServer }) {
  const t = useText();
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/license-servers">{t('servers.title')}</Link>
        </p>
        <h1>{server.host}</h1>
        <p>
          <Activation server={server} /> <span className="soft">· {server.site}</span>
        </p>
      </header>
      <Findings id={server.id} />
      <Packs id={server.id} />
      <TargetLineOfServer id={server.id} />
      <Facts server={server} />
    </>
  );
}

function Findings({ id }: { id: string }) {
  const t = useText();
  const open = useFindings('open');
  const own = open.data?.pages
    .flatMap((page) => page.rows)
    .filter(({ subject }) => subject.licenseServerId === id);
  if (!own || own.length === 0) return null;
  return (
    <section className="section" aria-labelledby="server-findings">
      <h2 id="server-findings">{t('server.findings')}</h2>
      <FindingLines findings={own} withPlace={false} />
    </section>
  );
}

function Packs({ id }: { id: string }) {
  const t = useText();
  const packs = useKeyPacks(id);
  const sorting = useAddressSort();
  return (
    <section className="section" aria-labelledby="server-packs">
      <div className="section-head">
        <h2 id="server-packs">{t('server.packs')}</h2>
        <May right="see-names">
          <Link to="/issued-licenses" search={(now) => ({ ...now, licenseServer: id })}>
            {t('server.issued')}
          </Link>
        </May>
      </div>
      <Loaded query={packs} lines={4}>
        {({ rows }) => (
          <PackLedger rows={rows} sorting={sorting} withServer={false} none={t('server.packs.none')} />
        )}
      </Loaded>
    </section>
  );
}

function Facts({ server }: { server: LicenseServer }) {
  const t = useText();
  const staleAfterDays = useSettings().data?.staleAfterDays;
  const details = Object.entries(server.details).filter(([, value]) => value !== null && value !== '');
  return (
    <>
      <section className="section" aria-labelledby="server-facts">
        <h2 id="server-facts">{t('server.facts')}</h2>
        <dl className="facts">
          <Fact name={t('servers.read')}>
            <Age
              source={server.keyPacksSeen}
              method={t('method.key-packs-seen')}
              staleAfterDays={staleAfterDays}
            />
          </Fact>
          <Fact name={t('server.last-seen')}>
            <Age source={server.lastSeen} method={t('method.last-seen')} staleAfterDays={staleAfterDays} />
          </Fact>
          <Fact name={t('server.activation-read')}>
            <Age
              source={server.activationSource}
              method={t('method.activation')}
              staleAfterDays={staleAfterDays}
            />
          </Fact>
          <Fact name={t('servers.issued')}>
            <Figure
              value={server.issuedLicenseCount}
              source={server.issuedLicenseCount === null ? null : server.lastSeen}
              method={t('method.issued-rows')}
            />
          </Fact>
          <Fact name={t('servers.role')}>{server.role === null ? unknown(t) : t(`role.${server.role}`)}</Fact>
          <Fact name={t('servers.os')}>{server.osVersion ?? unknown(t)}</Fact>
          <Fact name={t('server.product-id')}>
            {server.productId === null ? unknown(t) : <Copyable value={server.productId} />}
          </Fact>
          <Fact name={t('server.license-server-id')}>
            {server.licenseServerId === null ? unknown(t) : <Copyable value={server.licenseServerId} />}
          </Fact>
        </dl>
      </section>
      {details.length > 0 && (
        <section className="section" aria-labelledby="server-details">
          <h2 id="server-details">{t('server.details')}</h2>
          <dl className="facts">
            {details.map(([name, value]) => (
              <Fact key={name} name={<span className="mono">{name}</span>}>
                {String(value)}
              </Fact>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

const unknown = (t: ReturnType<typeof useText>): ReactNode => (
  <span className="soft">○ {t('figure.unknown')}</span>
);

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

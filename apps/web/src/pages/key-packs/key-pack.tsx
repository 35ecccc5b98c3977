import type { KeyPackDetail } from '@calepin/server/schemas';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useKeyPack, useSettings } from '../../api/resources.ts';
import { May } from '../../app/may.tsx';
import { useScope } from '../../app/scope.ts';
import { useTitle } from '../../app/use-title.ts';
import { Age } from '../../figures/age.tsx';
import { Figure } from '../../figures/figure.tsx';
import { HistoryChart } from '../../figures/history-chart.tsx';
import { packName } from '../../figures/names.ts';
import { PositionBar } from '../../figures/position-bar.tsx';
import { useText } from '../../language/text.ts';
import { Loaded } from '../../states/loaded.tsx';
import { Copyable } from '../../table/copy.tsx';
import { figuresOf } from './pack-ledger.tsx';
import { PackHistory, PackRaw } from './pack-tables.tsx';
import './key-packs.css';

/** One key pack: its figures, its history, and what was read word for word. */
export function KeyPackPage() {
  const t = useText();
  const { ref } = useParams({ from: '/key-packs/$ref' });
  const pack = useKeyPack(ref);
  useTitle(pack.data ? packName(t, pack.data) : t('packs.title'));
  return (
    <div className="page">
      <Loaded query={pack} lines={10} whole>
        {(one) => <Pack pack={one} />}
      </Loaded>
    </div>
  );
}

function Pack({ pack }: { pack: KeyPackDetail }) {
  const t = useText();
  return (
    <>
      <header className="page-title">
        <p className="crumbs">
          <Link to="/key-packs">{t('packs.title')}</Link>
          {' / '}
          <Link to="/license-servers/$id" params={{ id: pack.licenseServerId }}>
            {pack.host}
          </Link>
        </p>
        <h1>{packName(t, pack)}</h1>
        <p className="soft">
          {t('pack.number', { id: pack.keyPackId, host: pack.host })} · {pack.site}
        </p>
      </header>
      <Notices pack={pack} />
      <Figures pack={pack} />
      <History pack={pack} />
      <PackRaw raw={pack.raw} />
    </>
  );
}

function Notices({ pack }: { pack: KeyPackDetail }) {
  const t = useText();
  if (pack.counted && pack.missingSince === null && pack.warnings.length === 0) return null;
  return (
    <div className="notices">
      {pack.missingSince !== null && (
        <div className="notice notice-warning">
          <strong>{t('packs.missing', { date: t.date(pack.missingSince) })}</strong>
          <span>{t('pack.missing.meaning')}</span>
        </div>
      )}
      {!pack.counted && (
        <div className="notice">
          <strong>{t('pack.not-counted')}</strong>
          <span>{t('pack.not-counted.meaning')}</span>
        </div>
      )}
      {pack.warnings.map((warning) => (
        <div key={`${warning.code} ${warning.message}`} className="notice notice-warning">
          <span>{warning.message}</span>
        </div>
      ))}
    </div>
  );
}

function Figures({ pack }: { pack: KeyPackDetail }) {
  const t = useText();
  const staleAfterDays = useSettings().data?.staleAfterDays;
  const { installed, issued } = pack.sources;
  return (
    <section className="section" aria-labelledby="pack-facts">
      <div className="section-head">
        <h2 id="pack-facts">{t('pack.facts')}</h2>
        <May right="see-names">
          <Link to="/issued-licenses" search={(now) => ({ ...now, keyPack: pack.ref })}>
            {t('pack.issued')}
          </Link>
        </May>
      </div>
      {!pack.unlimited && <PositionBar figures={figuresOf(pack)} height={28} />}
      <dl className="facts">
        <Fact name={t('figure.issued')} large>
          <Figure value={pack.issued} source={issued} method={t('method.pack-issued')} />
        </Fact>
        <Fact name={t('figure.installed')} large>
          <Figure
            value={pack.total}
            source={installed}
            method={t('method.pack-total')}
            unlimited={pack.unlimited}
          />
        </Fact>
        <Fact name={t('figure.available')} large>
          <Figure
            value={pack.available}
            source={installed}
            method={t('method.pack-available')}
            unlimited={pack.unlimited}
          />
        </Fact>
        <Fact name={t('packs.kind')}>{t(`kind.${pack.kind}`)}</Fact>
        <Fact name={t('packs.expires')}>
          {pack.expires === null ? (pack.perpetual ? t('packs.expires.never') : '–') : t.date(pack.expires)}
        </Fact>
        <Fact name={t('packs.read')}>
          <Age source={installed} method={t('method.pack-total')} staleAfterDays={staleAfterDays} />
        </Fact>
        <Fact name={t('pack.product-code')}>
          {pack.productCode === null ? '–' : <Copyable value={pack.productCode} />}
        </Fact>
        <Fact name={t('pack.label')}>{pack.label ?? '–'}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, large = false, children }: { name: string; large?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={large ? 'fact-large' : undefined}>{children}</dd>
    </div>
  );
}

function History({ pack }: { pack: KeyPackDetail }) {
  const t = useText();
  const { asOf } = useScope();
  const readings = useMemo(
    () => pack.history.map(({ from, total, issued }) => ({ at: Date.parse(from), installed: total, issued })),
    [pack.history],
  );
  // The end of the drawing: the instant of the address, else when this was asked.
  const to = useMemo(() => (asOf === undefined ? Date.now() : Date.parse(asOf)), [asOf]);
  return (
    <section className="section" aria-labelledby="pack-history">
      <h2 id="pack-history">{t('pack.history')}</h2>
      {!pack.unlimited && <HistoryChart name={packName(t, pack)} readings={readings} to={to} height={220} />}
      <PackHistory history={pack.history} method={pack.sources.installed.method} unlimited={pack.unlimited} />
    </section>
  );
}

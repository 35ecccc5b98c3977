import type { InspectedDocument } from '@calepin/server/schemas';
import { useMemo } from 'react';
import { Mark } from '../../figures/mark.tsx';
import { packName } from '../../figures/names.ts';
import { PositionBar } from '../../figures/position-bar.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';

type Pack = InspectedDocument['keyPacks'][number];

interface PackPreviewProps {
  readonly document: InspectedDocument;
  /** The name for packs of which the document does not say the server. */
  readonly host: string | null;
}

/** The key packs as they will be read. */
export function PackPreview({ document, host }: PackPreviewProps) {
  const t = useText();
  const columns = useMemo(
    () => columnsOf(t, host, document.hosts.length > 1),
    [t, host, document.hosts.length],
  );
  const keyed = useMemo(
    () => document.keyPacks.map((pack, index) => ({ ...pack, key: String(index) })),
    [document.keyPacks],
  );
  if (keyed.length === 0) return null;
  return (
    <div className="document-part pack-preview">
      <h3>{t('intake.packs')}</h3>
      <Ledger caption={t('intake.packs')} rows={keyed} columns={columns} rowKey={(pack) => pack.key} />
      {document.counts.keyPacks > keyed.length && (
        <p className="small soft">
          {t('intake.packs.more', { count: document.counts.keyPacks - keyed.length })}
        </p>
      )}
    </div>
  );
}

function columnsOf(
  t: Text,
  host: string | null,
  severalHosts: boolean,
): readonly LedgerColumn<Pack & { key: string }>[] {
  return [
    {
      id: 'pack',
      header: t('intake.pack'),
      cell: (pack) => (
        <>
          <span className={pack.counted ? 'pack-name' : 'pack-name soft'}>{packName(t, pack)}</span>
          <span className="pack-kind">
            {t('intake.pack.number', { id: pack.keyPackId })} · {t(`kind.${pack.kind}`)}
            {severalHosts && ` · ${pack.host ?? host ?? '–'}`}
            <span className="pack-figures">
              {' · '}
              {t('intake.pack.figures', {
                issued: word(t, pack.issued),
                total: pack.unlimited ? t('figure.unlimited') : word(t, pack.total),
              })}
            </span>
            {!pack.counted && ` · ${t('intake.pack.not-counted')}`}
          </span>
        </>
      ),
    },
    {
      id: 'bar',
      header: t('intake.pack.bar'),
      cell: (pack) =>
        pack.counted && !pack.unlimited ? (
          <div className="pack-bar">
            <PositionBar figures={{ bought: null, installed: pack.total, issued: pack.issued }} height={12} />
          </div>
        ) : null,
      wideOnly: true,
    },
    {
      id: 'total',
      header: t('figure.installed'),
      cell: (pack) => count(t, pack.total, pack.unlimited),
      numeric: true,
    },
    { id: 'issued', header: t('figure.issued'), cell: (pack) => count(t, pack.issued), numeric: true },
    {
      id: 'available',
      header: t('figure.available'),
      cell: (pack) => <Available pack={pack} />,
      numeric: true,
    },
    { id: 'expires', header: t('intake.pack.expires'), cell: (pack) => expiry(t, pack), wideOnly: true },
  ];
}

const word = (t: Text, value: number | null): string =>
  value === null ? t('figure.unknown') : t.number(value);

function count(t: Text, value: number | null, unlimited = false) {
  if (unlimited) return <span className="soft">{t('figure.unlimited')}</span>;
  return value === null ? <Mark tone="unknown">{t('figure.unknown')}</Mark> : t.number(value);
}

/** What is left; what is issued beyond the installed instead, since "0 left" would hide it. */
function Available({ pack }: { pack: Pack }) {
  const t = useText();
  const over = pack.counted && pack.total !== null && pack.issued !== null ? pack.issued - pack.total : 0;
  if (over > 0) return <Mark tone="critical">{t('intake.pack.over', { count: over })}</Mark>;
  return count(t, pack.available, pack.unlimited);
}

function expiry(t: Text, pack: Pack) {
  if (pack.expires !== null) {
    const past = Date.parse(pack.expires) < Date.now();
    return past ? (
      <Mark tone="critical">{t('intake.pack.expired', { date: t.date(pack.expires) })}</Mark>
    ) : (
      <span className="nowrap">{t.date(pack.expires)}</span>
    );
  }
  return pack.perpetual === null ? (
    <Mark tone="unknown">{t('figure.unknown')}</Mark>
  ) : (
    <span className="soft nowrap">{t('intake.pack.perpetual')}</span>
  );
}

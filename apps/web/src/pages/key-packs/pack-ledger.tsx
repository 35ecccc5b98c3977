import type { KeyPack } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useSettings } from '../../api/resources.ts';
import { Age } from '../../figures/age.tsx';
import { Figure } from '../../figures/figure.tsx';
import { Mark } from '../../figures/mark.tsx';
import { packName } from '../../figures/names.ts';
import { PositionBar } from '../../figures/position-bar.tsx';
import { type Text, useText } from '../../language/text.ts';
import { Ledger, type LedgerColumn, type LedgerSort } from '../../table/ledger.tsx';
import './key-packs.css';

interface PackLedgerProps {
  readonly rows: readonly KeyPack[];
  readonly sorting: LedgerSort;
  readonly withServer?: boolean;
  readonly none: ReactNode;
}

/** Key packs as a table, with the bar of each. */
export function PackLedger({ rows, sorting, withServer = true, none }: PackLedgerProps) {
  const t = useText();
  const staleAfterDays = useSettings().data?.staleAfterDays;
  const columns = useMemo(
    () => columnsOf(t, staleAfterDays, withServer).filter(({ id }) => withServer || id !== 'server'),
    [t, staleAfterDays, withServer],
  );
  return (
    <Ledger
      caption={t('packs.caption')}
      rows={rows}
      columns={columns}
      rowKey={(pack) => pack.ref}
      leads
      sorting={sorting}
      none={none}
    />
  );
}

/** Why a pack weighs nothing, or that it is gone. */
function Standing({ pack }: { pack: KeyPack }) {
  const t = useText();
  if (pack.missingSince !== null) {
    return <Mark tone="warning">{t('packs.missing', { date: t.date(pack.missingSince) })}</Mark>;
  }
  return pack.counted ? null : <Mark tone="unknown">{t('packs.not-counted')}</Mark>;
}

function Expiry({ pack }: { pack: KeyPack }) {
  const t = useText();
  if (pack.expires !== null) return t.date(pack.expires);
  return pack.perpetual ? (
    <span className="soft">{t('packs.expires.never')}</span>
  ) : (
    <span className="soft">–</span>
  );
}

const columnsOf = (
  t: Text,
  staleAfterDays: number | undefined,
  withServer: boolean,
): LedgerColumn<KeyPack>[] => [
  {
    id: 'pack',
    header: t('packs.pack'),
    value: (pack) => packName(t, pack),
    cell: (pack) => (
      <>
        <Link to="/key-packs/$ref" params={{ ref: pack.ref }} className="lead pack-name">
          {packName(t, pack)}
        </Link>
        <span className="second-line">
          {withServer
            ? t('pack.number', { id: pack.keyPackId, host: pack.host })
            : `${t('packs.number')} ${pack.keyPackId}`}
        </span>
        <span className="pack-standing">
          <Standing pack={pack} />
        </span>
      </>
    ),
  },
  {
    id: 'kind',
    header: t('packs.kind'),
    value: (pack) => pack.kind,
    cell: (pack) => <span className="nowrap">{t(`kind.${pack.kind}`)}</span>,
    wideOnly: 'desk',
  },
  {
    id: 'server',
    header: t('packs.server'),
    value: (pack) => pack.host,
    cell: (pack) => pack.host,
    wideOnly: true,
  },
  {
    id: 'number',
    header: t('packs.number'),
    value: (pack) => pack.keyPackId,
    cell: (pack) => pack.keyPackId,
    numeric: true,
    wideOnly: 'laptop',
  },
  {
    id: 'bar',
    header: t('position.bar'),
    cell: (pack) => (pack.counted ? <PositionBar figures={figuresOf(pack)} height={12} /> : null),
    wideOnly: 'laptop',
  },
  {
    id: 'issued',
    header: t('figure.issued'),
    value: (pack) => pack.issued,
    cell: (pack) => (
      <Figure value={pack.issued} source={pack.sources.issued} method={t('method.pack-issued')} />
    ),
    numeric: true,
  },
  {
    id: 'installed',
    header: t('figure.installed'),
    value: (pack) => (pack.unlimited ? Number.MAX_SAFE_INTEGER : pack.total),
    cell: (pack) => (
      <Figure
        value={pack.total}
        source={pack.sources.installed}
        method={t('method.pack-total')}
        unlimited={pack.unlimited}
      />
    ),
    numeric: true,
  },
  {
    id: 'expires',
    header: t('packs.expires'),
    value: (pack) => pack.expires,
    cell: (pack) => <Expiry pack={pack} />,
    numeric: true,
    wideOnly: 'laptop',
  },
  {
    id: 'read',
    header: t('packs.read'),
    value: (pack) => pack.sources.installed.observedAt,
    cell: (pack) => (
      <Age source={pack.sources.installed} method={t('method.pack-total')} staleAfterDays={staleAfterDays} />
    ),
    numeric: true,
    wideOnly: true,
  },
];

/** What a pack's bar draws; what was bought is not known per pack. */
export function figuresOf(pack: Pick<KeyPack, 'total' | 'issued' | 'unlimited'>) {
  return { bought: null, installed: pack.unlimited ? null : pack.total, issued: pack.issued };
}

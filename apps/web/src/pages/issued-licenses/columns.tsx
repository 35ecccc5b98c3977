import type { IssuedLicense, KeyPack } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Mark, type Tone } from '../../figures/mark.tsx';
import { packName } from '../../figures/names.ts';
import { type Text, useText } from '../../language/text.ts';
import type { LedgerColumn } from '../../table/ledger.tsx';

type Names = ReadonlyMap<string, KeyPack>;

/** The columns; those with a value are the ones that the server sorts by. */
export function columnsOf(t: Text, packs: Names): readonly LedgerColumn<IssuedLicense>[] {
  return [
    {
      id: 'holder',
      header: t('licenses.holder'),
      cell: (row) => (
        <>
          <span className="clip" title={row.user ?? row.computer ?? undefined}>
            {row.user ?? row.computer ?? <Mark tone="unknown">{t('figure.unknown')}</Mark>}
          </span>
          <span className="second-line small clip">{secondLine(t, row, packs)}</span>
        </>
      ),
      value: (row) => row.user ?? row.computer,
    },
    {
      id: 'computer',
      header: t('licenses.computer'),
      cell: (row) => (
        <span className={row.user === null ? 'clip soft' : 'clip'} title={row.computer ?? undefined}>
          {row.computer ?? '–'}
        </span>
      ),
      value: (row) => row.computer,
      wideOnly: true,
    },
    {
      id: 'hardware',
      header: t('licenses.hardware'),
      cell: (row) => (
        <span className="clip mono soft" title={row.hardwareId ?? undefined}>
          {row.hardwareId ?? '–'}
        </span>
      ),
      wideOnly: true,
    },
    {
      id: 'pack',
      header: t('licenses.pack'),
      cell: (row) => <Pack row={row} packs={packs} />,
      wideOnly: true,
    },
    {
      id: 'server',
      header: t('licenses.server'),
      cell: (row) => <span className="clip">{row.host}</span>,
      wideOnly: true,
    },
    { id: 'status', header: t('licenses.status'), cell: (row) => <Status row={row} /> },
    {
      id: 'issued',
      header: t('licenses.issued'),
      cell: (row) => (row.issued === null ? '–' : t.date(row.issued)),
      value: (row) => row.issued,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'expires',
      header: t('licenses.expires'),
      cell: (row) =>
        row.expires === null ? <span className="soft">{t('licenses.no-expiry')}</span> : t.date(row.expires),
      value: (row) => row.expires,
      numeric: true,
    },
    {
      id: 'licenseId',
      header: t('licenses.number'),
      cell: (row) => row.licenseId,
      value: (row) => row.licenseId,
      numeric: true,
      wideOnly: true,
    },
  ];
}

function packOf(t: Text, row: IssuedLicense, packs: Names): string {
  const pack = row.keyPackRef === null ? undefined : packs.get(row.keyPackRef);
  if (pack) return packName(t, pack);
  return row.keyPackId === null ? '–' : t('licenses.pack.number', { id: row.keyPackId });
}

function secondLine(t: Text, row: IssuedLicense, packs: Names): string {
  const computer = row.user === null ? null : row.computer;
  return [computer, row.host, packOf(t, row, packs)].filter((part) => part !== null).join(' · ');
}

function Pack({ row, packs }: { row: IssuedLicense; packs: Names }) {
  const t = useText();
  const name = packOf(t, row, packs);
  if (row.keyPackRef === null) return <span className="clip">{name}</span>;
  return (
    <Link to="/key-packs/$ref" params={{ ref: row.keyPackRef }} className="clip quiet-link" title={name}>
      {name}
    </Link>
  );
}

const TONES: Readonly<Partial<Record<IssuedLicense['status'], Tone>>> = {
  temporary: 'warning',
  unknown: 'unknown',
};

/** Only what needs a look carries a mark. */
function Status({ row }: { row: IssuedLicense }) {
  const t = useText();
  const name = t(`license-status.${row.status}`);
  const tone = TONES[row.status];
  const words =
    row.status === 'unknown' && row.statusNumber !== null ? `${name} (${row.statusNumber})` : name;
  return tone ? <Mark tone={tone}>{words}</Mark> : words;
}

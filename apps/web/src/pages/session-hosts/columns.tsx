import type { SessionHost } from '@calepin/server/schemas';
import { Link } from '@tanstack/react-router';
import { Instant } from '../../collection/instant.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import type { LedgerColumn } from '../../table/ledger.tsx';
import { remarksOf, TONE_OF_REMARK } from './host-state.ts';
import { modeName, SourceOf } from './licensing.tsx';
import { RemarkMark } from './remark-mark.tsx';

const URGENCY = { critical: 0, warning: 1, good: 2, info: 2, unknown: 2 } as const;

function urgencyOf(host: SessionHost): number {
  const first = remarksOf(host)[0];
  return first ? URGENCY[TONE_OF_REMARK[first.code]] : URGENCY.good;
}

export const columnsOf = (t: Text): readonly LedgerColumn<SessionHost>[] => [
  {
    id: 'host',
    header: t('session-host.host'),
    value: (host) => host.host,
    cell: (host) => (
      <>
        <Link to="/session-hosts/$id" params={{ id: host.id }} className="lead host-name">
          {host.host}
        </Link>
        <span className="second-line">{modeName(t, host)}</span>
      </>
    ),
  },
  {
    id: 'state',
    header: t('session-host.state'),
    value: urgencyOf,
    cell: (host) => <State host={host} />,
  },
  {
    id: 'mode',
    header: t('session-host.mode'),
    value: (host) => host.licensingMode,
    cell: (host) => (
      <>
        {modeName(t, host)} <SourceOf source={host.licensingModeSource} />
      </>
    ),
    wideOnly: true,
  },
  {
    id: 'servers',
    header: t('session-host.license-servers'),
    cell: (host) => <Servers host={host} />,
    wideOnly: true,
  },
  {
    id: 'grace',
    header: t('session-host.grace'),
    value: (host) => host.gracePeriodDays,
    cell: (host) => <Grace host={host} />,
    numeric: true,
    wideOnly: 'laptop',
  },
  {
    id: 'os',
    header: t('session-host.build'),
    value: (host) => host.osVersion,
    cell: (host) => host.osVersion ?? <span className="soft">–</span>,
    numeric: true,
    wideOnly: 'desk',
  },
  {
    id: 'seen',
    header: t('session-host.seen'),
    value: (host) => host.lastSeen,
    cell: (host) => <Instant at={host.lastSeen} never="–" />,
    numeric: true,
    wideOnly: 'laptop',
  },
];

function State({ host }: { host: SessionHost }) {
  const t = useText();
  const [first, ...others] = remarksOf(host);
  if (!first) return <Mark tone="good">{t('session-host.clean')}</Mark>;
  return (
    <>
      <RemarkMark remark={first} />
      {others.length > 0 && (
        <span className="soft"> {t('session-host.more-remarks', { count: others.length })}</span>
      )}
    </>
  );
}

function Servers({ host: { licenseServers, licenseServersSource } }: { host: SessionHost }) {
  const t = useText();
  if (licenseServers === null) return <Mark tone="unknown">{t('figure.unknown')}</Mark>;
  if (licenseServers.length === 0) return <span className="soft">{t('session-host.names-none')}</span>;
  return (
    <>
      {licenseServers.map(({ name }) => name).join(', ')} <SourceOf source={licenseServersSource} />
    </>
  );
}

/** Days left; nothing counts down once a licence was obtained. */
function Grace({ host: { gracePeriodDays, everLicensed } }: { host: SessionHost }) {
  const t = useText();
  if (everLicensed === true) return <span className="soft">{t('session-host.grace.licensed')}</span>;
  if (gracePeriodDays === null) return <span className="soft">–</span>;
  return t('session-host.grace.days', { count: gracePeriodDays });
}

import type { AuditEvent } from '@calepin/server/schemas';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAudit } from '../../api/audit.ts';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { type Text, useText } from '../../language/text.ts';
import { Denied } from '../../states/denied.tsx';
import { Empty } from '../../states/empty.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';
import { MoreRows } from '../../table/more-rows.tsx';
import { ChainCheck } from './chain-check.tsx';
import { Change } from './change.tsx';
import './audit.css';

const route = getRouteApi('/audit');
const ACTS = [
  'import-done',
  'import-failed',
  'import-undone',
  'finding-acknowledged',
  'acknowledgement-removed',
  'settings-changed',
  'target-added',
  'target-changed',
  'target-removed',
  'credential-added',
  'credential-changed',
  'credential-removed',
  'account-added',
  'account-changed',
  'account-removed',
  'link-given',
  'password-set',
  'signed-in',
  'signed-out',
  'sign-in-refused',
  'token-added',
  'token-removed',
  'site-added',
  'site-removed',
] as const satisfies readonly AuditEvent['act'][];

/** Who did what, the latest first, and whether anything of it was changed since. */
export function Audit() {
  const t = useText();
  if (!useMay('govern', null)) return <Denied page={t('place.audit')} right="govern" />;
  return <Chain />;
}

function Chain() {
  const t = useText();
  const { act } = route.useSearch();
  const query = useAudit({ act: ACTS.find((one) => one === act) });
  const columns = useMemo(() => columnsOf(t), [t]);
  useTitle(t('place.audit'));
  return (
    <div className="page">
      <header className="page-title">
        <p className="crumbs">
          <Link to="/settings">{t('place.settings')}</Link>
        </p>
        <h1>{t('place.audit')}</h1>
        <p className="soft">{t('audit.lead')}</p>
      </header>
      <Loaded query={query} lines={8}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0 && act === undefined)
            return <Empty title={t('audit.none')}>{t('audit.none.meaning')}</Empty>;
          return (
            <div className="audit-rows">
              <ChainCheck />
              <Acts />
              <Ledger
                caption={t('audit.caption')}
                rows={rows}
                columns={columns}
                rowKey={({ seq }) => String(seq)}
                none={t('audit.no-match')}
              />
              <MoreRows query={query} />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}

/** What narrows the list; it is in the address. */
function Acts() {
  const t = useText();
  const navigate = useNavigate();
  const { act } = route.useSearch();
  return (
    <div className="table-bar">
      <select
        className={act === undefined ? 'field' : 'field field-set'}
        aria-label={t('audit.act')}
        value={act ?? ''}
        onChange={(event) =>
          void navigate({
            to: '.',
            search: (now) => ({ ...now, act: event.currentTarget.value || undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <option value="">{t('audit.act.any')}</option>
        {ACTS.map((one) => (
          <option key={one} value={one}>
            {t(`audit-act.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

const columnsOf = (t: Text): readonly LedgerColumn<AuditEvent>[] => [
  {
    id: 'at',
    header: t('audit.when'),
    cell: ({ at, seq, actor }) => (
      <>
        <span className="nowrap">{t.dateTime(at)}</span>
        <span className="second-line small">
          {t('audit.number', { seq })} · {actor.label}
        </span>
      </>
    ),
  },
  { id: 'title', header: t('audit.what'), cell: (event) => <Deed event={event} /> },
  {
    id: 'who',
    header: t('audit.who'),
    cell: ({ actor, origin }) => (
      <>
        {actor.label}
        {origin.address !== null && <span className="under mono small soft">{origin.address}</span>}
      </>
    ),
    wideOnly: true,
  },
  { id: 'site', header: t('audit.site'), cell: ({ site }) => site?.name ?? '', wideOnly: 'laptop' },
];

/** The act in a sentence, its reason, and what it changed. */
function Deed({ event }: { event: AuditEvent }) {
  const t = useText();
  return (
    <div className="deed">
      <span>{event.title}</span>
      {event.reason !== null && <span className="soft">{t('audit.reason', { reason: event.reason })}</span>}
      <details>
        <summary>{t('audit.details')}</summary>
        <Change event={event} />
      </details>
    </div>
  );
}

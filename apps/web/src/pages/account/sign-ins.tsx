import type { SignIn } from '@calepin/server/schemas';
import { useMemo, useRef } from 'react';
import { programName } from '../../accounts/program-name.ts';
import { useEndSignIn, useSignIns } from '../../api/accounts.ts';
import { Instant } from '../../collection/instant.tsx';
import { Mark } from '../../figures/mark.tsx';
import { type Text, useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Loaded } from '../../states/loaded.tsx';
import { Refusal } from '../../states/refusal.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';

/** Where the reader is signed in, and the way to end what is not theirs any more. */
export function SignIns() {
  const t = useText();
  const query = useSignIns();
  const { mutate, error } = useEndSignIn();
  const title = useRef<HTMLHeadingElement>(null);
  const columns = useMemo(
    () =>
      columnsOf(t, (id) =>
        mutate(id, {
          onSuccess: () => {
            // The button went with its row.
            title.current?.focus();
            announce(t('sign-ins.ended'));
          },
        }),
      ),
    [t, mutate],
  );
  return (
    <section className="section" aria-labelledby="sign-ins">
      <h2 id="sign-ins" ref={title} tabIndex={-1}>
        {t('sign-ins.title')}
      </h2>
      <Refusal error={error} />
      <Loaded query={query} lines={3}>
        {({ rows }) => (
          <Ledger caption={t('sign-ins.title')} rows={rows} columns={columns} rowKey={(row) => row.id} />
        )}
      </Loaded>
    </section>
  );
}

function columnsOf(t: Text, onEnd: (id: string) => void): readonly LedgerColumn<SignIn>[] {
  const nameOf = ({ program }: SignIn): string =>
    program === null ? t('sign-ins.unknown') : programName(program);
  return [
    {
      id: 'program',
      header: t('sign-ins.program'),
      cell: (row) => (
        <>
          <span title={row.program ?? undefined}>{nameOf(row)}</span>
          <span className="second-line">
            {row.address ?? ''} <Instant at={row.lastUsedAt} never="" />
          </span>
        </>
      ),
    },
    {
      id: 'address',
      header: t('sign-ins.address'),
      cell: (row) => <span className="mono">{row.address ?? '–'}</span>,
      wideOnly: true,
    },
    {
      id: 'since',
      header: t('sign-ins.since'),
      cell: (row) => <Instant at={row.createdAt} never="" />,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'used',
      header: t('sign-ins.used'),
      cell: (row) => <Instant at={row.lastUsedAt} never="" />,
      numeric: true,
      wideOnly: true,
    },
    {
      id: 'until',
      header: t('sign-ins.until'),
      cell: (row) => t.date(row.expiresAt),
      numeric: true,
      wideOnly: 'laptop',
    },
    {
      id: 'acts',
      header: t('credential.acts'),
      cell: (row) =>
        row.current ? (
          <Mark tone="good">{t('sign-ins.current')}</Mark>
        ) : (
          <button
            type="button"
            className="link-button"
            aria-label={t('sign-ins.end.of', {
              name: [nameOf(row), row.address].filter((part) => part !== null).join(', '),
            })}
            onClick={() => onEnd(row.id)}
          >
            {t('sign-ins.end')}
          </button>
        ),
      numeric: true,
    },
  ];
}

import type { KeyPackDetail } from '@calepin/server/schemas';
import { useMemo } from 'react';
import { Figure } from '../../figures/figure.tsx';
import { useText } from '../../language/text.ts';
import { Copyable } from '../../table/copy.tsx';
import { Ledger, type LedgerColumn } from '../../table/ledger.tsx';

type Entry = KeyPackDetail['history'][number];

interface PackHistoryProps {
  readonly history: readonly Entry[];
  readonly method: string;
  /** Of an unlimited pack, only what is issued is a number. */
  readonly unlimited: boolean;
}

/** What the figures were, the newest first. */
export function PackHistory({ history, method, unlimited }: PackHistoryProps) {
  const t = useText();
  const newestFirst = useMemo(() => history.toSorted((a, b) => b.from.localeCompare(a.from)), [history]);
  const columns = useMemo<LedgerColumn<Entry>[]>(() => {
    const source = (entry: Entry) => ({ observationId: entry.observationId, observedAt: entry.from, method });
    const figure = (id: 'issued' | 'installed' | 'available', value: (entry: Entry) => number | null) => ({
      id,
      header: t(`figure.${id}`),
      cell: (entry: Entry) => (
        <Figure
          value={value(entry)}
          source={source(entry)}
          method={t(PACK_METHODS[id])}
          unlimited={unlimited && id !== 'issued'}
        />
      ),
      numeric: true,
    });
    return [
      { id: 'from', header: t('pack.history.from'), cell: (entry) => t.dateTime(entry.from) },
      {
        id: 'to',
        header: t('pack.history.to'),
        cell: (entry) => (entry.to === null ? t('pack.history.now') : t.dateTime(entry.to)),
        wideOnly: true,
      },
      figure('issued', (entry) => entry.issued),
      figure('installed', (entry) => entry.total),
      figure('available', (entry) => entry.available),
    ];
  }, [t, method, unlimited]);
  return (
    <div className="pack-history">
      <Ledger
        caption={t('pack.history.caption')}
        rows={newestFirst}
        columns={columns}
        rowKey={(entry) => `${entry.from} ${entry.observationId}`}
      />
    </div>
  );
}

const PACK_METHODS = {
  issued: 'method.pack-issued',
  installed: 'method.pack-total',
  available: 'method.pack-available',
} as const;

/** The properties as read, under their WMI names, to compare with what Windows shows. */
export function PackRaw({ raw }: { raw: KeyPackDetail['raw'] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="pack-raw">
      <h2 id="pack-raw">{t('pack.raw')}</h2>
      <table className="ledger raw">
        <thead className="hidden-text">
          <tr>
            <th scope="col">{t('pack.raw.property')}</th>
            <th scope="col">{t('pack.raw.value')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(raw).map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td>
                {value === null ? (
                  <span className="soft">○ {t('pack.raw.absent')}</span>
                ) : (
                  <Copyable value={String(value)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

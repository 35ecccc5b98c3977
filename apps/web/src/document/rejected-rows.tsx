import type { ImportRecord } from '@calepin/server/schemas';
import { useState } from 'react';
import { Mark } from '../figures/mark.tsx';
import { type Text, useText } from '../language/text.ts';
import './document.css';

type Rejection = ImportRecord['observations'][number]['rejections'][number];

const AT_FIRST = 8;

interface RejectedRowsProps {
  /** The first of them. */
  readonly rows: readonly Rejection[];
  readonly total: number;
}

/** What was set aside while reading: where, what, and why. */
export function RejectedRows({ rows, total }: RejectedRowsProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  if (total === 0) return null;
  const shown = all ? rows : rows.slice(0, AT_FIRST);
  return (
    <div className="document-part">
      <h3>
        <Mark tone="warning">{t('rejected.title', { count: total })}</Mark>
      </h3>
      <p className="small soft">{t('rejected.meaning')}</p>
      <div className="scrolls">
        <table className="ledger rejected">
          <caption className="hidden-text">{t('rejected.title', { count: total })}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('rejected.line')}
              </th>
              <th scope="col">{t('rejected.column')}</th>
              <th scope="col">{t('rejected.value')}</th>
              <th scope="col">{t('rejected.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              // The same value may be rejected twice at one place: the order is what tells them apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={index}>
                <td className="number">{row.line === null ? '–' : t.number(row.line)}</td>
                <td className="mono">{row.column ?? '–'}</td>
                <td className="mono rejected-value">{written(t, row.value)}</td>
                <td>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > AT_FIRST && !all && (
        <button type="button" className="link-button small" onClick={() => setAll(true)}>
          {t('rejected.all', { count: rows.length })}
        </button>
      )}
      {(all || rows.length <= AT_FIRST) && total > rows.length && (
        <p className="small soft">{t('rejected.more', { count: total - rows.length })}</p>
      )}
    </div>
  );
}

function written(t: Text, value: string | null): string {
  if (value === null) return '–';
  return value === '' ? t('rejected.empty') : value;
}

import { useText } from '../language/text.ts';
import { type Changes, rowsOf } from './change-counts.ts';
import './document.css';

/** What a document changes in the register, kind by kind. */
export function ChangesTable({ changes, caption }: { changes: Changes; caption: string }) {
  const t = useText();
  const rows = rowsOf(changes);
  return (
    <table className="ledger changes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {t('changes.added')}
          </th>
          <th scope="col" className="number">
            {t('changes.changed')}
          </th>
          <th scope="col" className="number">
            {t('changes.gone')}
          </th>
          <th scope="col" className="number">
            {t('changes.unchanged')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{t(`changes.${row.kind}`)}</th>
            <Count value={row.added} sign="+" />
            <Count value={row.changed} />
            <Count value={row.gone} sign="−" />
            <td className="number soft">{t.number(row.unchanged)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ value, sign = '' }: { value: number | null; sign?: string }) {
  const t = useText();
  if (value === null) return <td />;
  return (
    <td className={value === 0 ? 'number soft' : 'number telling'}>
      {value > 0 && sign}
      {t.number(value)}
    </td>
  );
}

import { addressOf, type Parameters } from '../api/request.ts';
import { useScope } from '../app/scope.ts';
import { useText } from '../language/text.ts';

type Export = 'position' | 'findings' | 'issued-licenses' | 'license-servers' | 'key-packs' | 'inventory';

/** A table as CSV: the same rows as shown, for the site and the instant of the address. */
export function ExportLink({ table, parameters = {} }: { table: Export; parameters?: Parameters }) {
  const t = useText();
  const address = addressOf(`/exports/${table}`, { ...useScope(), lang: t.language, ...parameters });
  return (
    <a className="button button-plain push" href={address} download>
      {t('export.csv')}
    </a>
  );
}

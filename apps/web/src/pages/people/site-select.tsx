import { useRegisterState } from '../../api/resources.ts';
import { useText } from '../../language/text.ts';

interface SiteSelectProps {
  /** `null`: every site. */
  readonly value: string | null;
  readonly id?: string;
  onChange(site: string | null): void;
}

/** One site, or every one, those to come included. */
export function SiteSelect({ value, id, onChange }: SiteSelectProps) {
  const t = useText();
  const sites = useRegisterState().data?.sites ?? [];
  return (
    <select
      id={id}
      className="field"
      aria-label={id === undefined ? t('site.label') : undefined}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{t('grants.every-site')}</option>
      {sites.map((site) => (
        <option key={site.id} value={site.id}>
          {site.name}
        </option>
      ))}
      {/* What was granted on a site that is gone stays as it is until it is changed. */}
      {value !== null && !sites.some((site) => site.id === value) && <option value={value}>{value}</option>}
    </select>
  );
}

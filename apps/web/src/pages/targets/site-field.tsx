import { useId } from 'react';
import { useRegisterState } from '../../api/resources.ts';
import { useSession } from '../../api/session.ts';
import { allows } from '../../app/rights.ts';
import { useText } from '../../language/text.ts';

/** The site that targets belong to: one that exists, or a new name. */
export function SiteField({ value, onChange }: { value: string; onChange(site: string): void }) {
  const t = useText();
  const id = useId();
  const sites = useRegisterState().data?.sites ?? [];
  const session = useSession().data;
  const known = sites.find((site) => site.id === value);
  return (
    <label className="labelled" htmlFor={id}>
      <span>{t('site.label')}</span>
      <input
        id={id}
        className="field"
        type="text"
        list={`${id}-sites`}
        autoComplete="off"
        maxLength={200}
        value={known?.name ?? value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={`${id}-sites`}>
        {sites
          .filter((site) => !site.example && allows(session, 'operate', site.id))
          .map((site) => (
            <option key={site.id} value={site.name} />
          ))}
      </datalist>
    </label>
  );
}

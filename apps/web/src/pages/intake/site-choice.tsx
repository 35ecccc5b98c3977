import { useId, useState } from 'react';
import { useRegisterState } from '../../api/resources.ts';
import { useSession } from '../../api/session.ts';
import { useMay } from '../../app/may.tsx';
import { allows } from '../../app/rights.ts';
import { Mark } from '../../figures/mark.tsx';
import { changeSite } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';

const NEW = '\u0000new';

/** The site that the files belong to; choosing another one compares with that site instead. */
export function SiteChoice({ chosen }: { chosen: string }) {
  const t = useText();
  const id = useId();
  const [naming, setNaming] = useState(false);
  const sites = useRegisterState().data?.sites ?? [];
  const session = useSession().data;
  const founds = useMay('operate', null);
  const known = sites
    .filter((site) => !site.example && allows(session, 'operate', site.id))
    .map((site) => site.name);
  const isExample = sites.some((site) => site.example && site.name === chosen);
  const names = known.includes(chosen) ? known : [...known, chosen];
  if (naming) return <NewSite id={id} onDone={() => setNaming(false)} />;
  return (
    <div className="site-choice">
      <label htmlFor={id}>{t('site.label')}</label>
      <select
        id={id}
        className="field"
        value={chosen}
        onChange={(event) => {
          if (event.currentTarget.value === NEW) setNaming(true);
          else changeSite(event.currentTarget.value);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {founds && <option value={NEW}>{t('intake.site.new')}</option>}
      </select>
      {isExample && (
        <span className="small">
          <Mark tone="warning">{t('intake.site.example')}</Mark>
        </span>
      )}
    </div>
  );
}

function NewSite({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText();
  return (
    <form
      className="site-choice"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get('site') ?? '').trim();
        if (name !== '') changeSite(name);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <label htmlFor={id}>{t('intake.site.name')}</label>
      {/* The field takes the place of the list that had the focus. */}
      {/* biome-ignore lint/a11y/noAutofocus: see above */}
      <input id={id} name="site" className="field" type="text" maxLength={200} autoFocus />
      <button type="submit" className="button">
        {t('intake.site.use')}
      </button>
    </form>
  );
}

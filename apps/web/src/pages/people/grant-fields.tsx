import type { Grant } from '@calepin/server/schemas';
import { useId, useRef } from 'react';
import { useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { type GrantDraft, LEAST } from './grant-draft.ts';
import { SiteSelect } from './site-select.tsx';

const ROLES = ['viewer', 'operator', 'referent', 'owner'] as const satisfies readonly Grant['role'][];

interface GrantFieldsProps {
  readonly drafts: readonly GrantDraft[];
  onChange(drafts: readonly GrantDraft[]): void;
}

/** What an account may do, and where: rights add up. */
export function GrantFields({ drafts, onChange }: GrantFieldsProps) {
  const t = useText();
  const next = useRef(drafts.length);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="grants">
      <legend className="label">{t('account.rights')}</legend>
      {drafts.length === 0 && <p className="small soft">{t('grants.none')}</p>}
      <ul>
        {drafts.map((draft) => (
          <GrantRow
            key={draft.key}
            draft={draft}
            onChange={(part) =>
              onChange(drafts.map((one) => (one.key === draft.key ? { ...one, ...part } : one)))
            }
            onRemove={() => {
              onChange(drafts.filter(({ key }) => key !== draft.key));
              add.current?.focus();
            }}
          />
        ))}
      </ul>
      <button
        ref={add}
        type="button"
        className="button"
        onClick={() => {
          next.current += 1;
          onChange([...drafts, { ...LEAST, key: next.current }]);
        }}
      >
        {t('grants.add')}
      </button>
    </fieldset>
  );
}

interface GrantRowProps {
  readonly draft: GrantDraft;
  onChange(part: Partial<GrantDraft>): void;
  onRemove(): void;
}

function GrantRow({ draft, onChange, onRemove }: GrantRowProps) {
  const t = useText();
  const id = useId();
  return (
    <li className="grant">
      <SiteSelect value={draft.site} onChange={(site) => onChange({ site })} />
      <select
        className="field"
        aria-label={t('account.role')}
        aria-describedby={`${id}-meaning`}
        value={draft.role}
        onChange={(event) =>
          onChange({ role: ROLES.find((role) => role === event.currentTarget.value) ?? LEAST.role })
        }
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`account-role.${role}`)}
          </option>
        ))}
      </select>
      <button type="button" className="icon-button" aria-label={t('grants.remove')} onClick={onRemove}>
        <Icon name="close" />
      </button>
      <p id={`${id}-meaning`} className="small soft grant-meaning">
        {t(`account-role-may.${draft.role}`)}
      </p>
      {draft.role === 'viewer' && (
        <label className="grant-names">
          <input
            type="checkbox"
            checked={draft.seesNames}
            onChange={(event) => onChange({ seesNames: event.currentTarget.checked })}
          />
          <span>{t('grants.names')}</span>
        </label>
      )}
    </li>
  );
}

import { useId } from 'react';
import { useText } from '../../language/text.ts';
import { Choice } from './choice.tsx';
import { type ConnectionDraft, isReadable, type Wrong } from './draft.ts';

export interface FieldsProps<Draft extends ConnectionDraft = ConnectionDraft> {
  readonly draft: Draft;
  readonly wrong: readonly Wrong[];
  onChange(part: Partial<Draft>): void;
}

const HOST_WAYS = ['negotiate', 'ntlm', 'kerberos', 'basic', 'certificate'] as const;

/** How the host or the directory is reached. */
export function ConnectionFields({ draft, wrong, onChange }: FieldsProps) {
  const t = useText();
  const way = useId();
  const directory = draft.kind === 'directory';
  return (
    <div className="setting-content">
      <div className="labelled">
        <span>{t('target.transport')}</span>
        {directory ? (
          <Choice
            label={t('target.transport')}
            value={draft.transport}
            options={[
              ['ldaps', t('transport.ldaps')],
              ['ldap', t('transport.ldap')],
            ]}
            onChoose={(transport) => onChange({ transport })}
          />
        ) : (
          <Choice
            label={t('target.transport')}
            value={draft.transport}
            options={[
              ['https', t('transport.https')],
              ['http', t('transport.http')],
            ]}
            onChoose={(transport) => onChange({ transport })}
          />
        )}
      </div>
      {!directory && (
        <label className="labelled" htmlFor={way}>
          <span>{t('target.authentication')}</span>
          <select
            id={way}
            className="field"
            value={draft.authentication}
            onChange={(event) => {
              const chosen = HOST_WAYS.find((one) => one === event.currentTarget.value);
              if (chosen) onChange({ authentication: chosen, allowUnencrypted: false });
            }}
          >
            {HOST_WAYS.map((one) => (
              <option key={one} value={one}>
                {t(`authentication.${one}`)}
              </option>
            ))}
          </select>
          <span className="small soft">{t(`authentication.${draft.authentication}.meaning`)}</span>
        </label>
      )}
      {wrong.includes('certificate-needs-https') && (
        <p className="small field-wrong">{t('target.wrong.certificate-needs-https')}</p>
      )}
      {isReadable(draft) && <Readable draft={draft} onChange={onChange} />}
      <Details draft={draft} wrong={wrong} onChange={onChange} />
    </div>
  );
}

/** Basic over plain HTTP is not refused, but never chosen by accident. */
function Readable({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) {
  const t = useText();
  return (
    <div className="notice notice-warning readable-password">
      <p>{t('target.unencrypted.warning')}</p>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.allowUnencrypted}
          onChange={(event) => onChange({ allowUnencrypted: event.currentTarget.checked })}
        />
        <span>{t('target.unencrypted.accept')}</span>
      </label>
    </div>
  );
}

const USUAL_PORTS = { http: 5985, https: 5986, ldap: 389, ldaps: 636 } as const;

/** What is rarely other than usual. */
function Details({ draft, wrong, onChange }: FieldsProps) {
  const t = useText();
  const id = useId();
  const unusual = [draft.port, draft.path, draft.ca].some(Boolean) || draft.resourceStyle !== 'wmi';
  const directory = draft.kind === 'directory';
  return (
    <details className="more-fields" open={unusual || undefined}>
      <summary>{t('target.details')}</summary>
      <div className="more-fields-body">
        <label className="labelled" htmlFor={`${id}-port`}>
          <span>{t('target.port')}</span>
          <input
            id={`${id}-port`}
            className="field number-field"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={String(USUAL_PORTS[draft.transport])}
            aria-invalid={wrong.includes('port')}
            value={draft.port}
            onChange={(event) => onChange({ port: event.currentTarget.value })}
          />
        </label>
        {!directory && (
          <>
            <label className="labelled" htmlFor={`${id}-path`}>
              <span>{t('target.path')}</span>
              <input
                id={`${id}-path`}
                className="field"
                type="text"
                autoComplete="off"
                spellCheck={false}
                placeholder="/wsman"
                aria-invalid={wrong.includes('path')}
                value={draft.path}
                onChange={(event) => onChange({ path: event.currentTarget.value })}
              />
            </label>
            <label className="labelled" htmlFor={`${id}-style`}>
              <span>{t('target.style')}</span>
              <select
                id={`${id}-style`}
                className="field"
                value={draft.resourceStyle}
                onChange={(event) =>
                  onChange({ resourceStyle: event.currentTarget.value === 'dmtf' ? 'dmtf' : 'wmi' })
                }
              >
                <option value="wmi">{t('target.style.wmi')}</option>
                <option value="dmtf">{t('target.style.dmtf')}</option>
              </select>
            </label>
          </>
        )}
        <label className="labelled whole-row" htmlFor={`${id}-ca`}>
          <span>{t('target.ca')}</span>
          <textarea
            id={`${id}-ca`}
            className="field mono"
            rows={4}
            spellCheck={false}
            autoComplete="off"
            placeholder="-----BEGIN CERTIFICATE-----"
            value={draft.ca}
            onChange={(event) => onChange({ ca: event.currentTarget.value })}
          />
          <span className="small soft">{t('target.ca.meaning')}</span>
        </label>
      </div>
    </details>
  );
}

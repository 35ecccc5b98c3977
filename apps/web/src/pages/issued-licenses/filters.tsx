import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { type IssuedLicenseQuestion, useKeyPacks, useLicenseServers } from '../../api/resources.ts';
import { packName } from '../../figures/names.ts';
import { useText } from '../../language/text.ts';
import { ExportLink } from '../../table/export-link.tsx';
import { SearchField } from '../../table/search-field.tsx';

const STATUSES = ['active', 'temporary', 'upgrade', 'pending', 'concurrent', 'revoked', 'unknown'] as const;

type Filter = 'search' | 'status' | 'licenseServer' | 'keyPack';

/** What narrows the list; all of it is in the address. */
export function Filters({ question }: { question: IssuedLicenseQuestion }) {
  const t = useText();
  const navigate = useNavigate();
  const servers = useLicenseServers().data?.rows ?? [];
  const packs = useKeyPacks(question.licenseServer).data?.rows ?? [];
  const change = (part: { [Name in Filter]?: string | undefined }): void =>
    void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false });
  const filtered = [question.search, question.status, question.licenseServer, question.keyPack].some(Boolean);
  return (
    <div className="table-bar">
      <SearchField
        label={t('licenses.search')}
        words={question.search ?? ''}
        onSearch={(search) => change({ search: search || undefined })}
      />
      <Choice
        label={t('licenses.status')}
        any={t('licenses.status.any')}
        value={question.status}
        options={STATUSES.map((status) => [status, t(`license-status.${status}`)])}
        onChoose={(status) => change({ status })}
      />
      {servers.length > 1 && (
        <Choice
          label={t('licenses.server')}
          any={t('licenses.server.any')}
          value={question.licenseServer}
          options={servers.map((server) => [server.id, server.host])}
          onChoose={(licenseServer) => change({ licenseServer, keyPack: undefined })}
        />
      )}
      {(packs.length > 1 || question.keyPack !== undefined) && (
        <Choice
          label={t('licenses.pack')}
          any={t('licenses.pack.any')}
          value={question.keyPack}
          options={packs.map((pack) => [pack.ref, `${packName(t, pack)} (${pack.host}, ${pack.keyPackId})`])}
          onChoose={(keyPack) => change({ keyPack })}
        />
      )}
      {filtered && (
        <button
          type="button"
          className="link-button"
          onClick={() =>
            change({ search: undefined, status: undefined, licenseServer: undefined, keyPack: undefined })
          }
        >
          {t('licenses.clear')}
        </button>
      )}
      <ExportLink table="issued-licenses" parameters={{ ...question }} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, name: string])[];
  onChoose(value: string | undefined): void;
}

function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="hidden-text">
        {label}
      </label>
      <select
        id={id}
        className={value === undefined ? 'field' : 'field field-set'}
        value={value ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{any}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

import { useId, useState } from 'react';
import { useLicenseServers } from '../../api/resources.ts';
import { Hash, Reading } from '../../document/reading.tsx';
import { correct } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';
import { fromLocalInput, toLocalInput } from './local-instant.ts';
import type { PlannedDocument } from './plan.ts';

const HOSTS_SHOWN = 4;

/** What was recognised in a document; what it does not say itself can be corrected. */
export function DocumentFacts({ planned }: { planned: PlannedDocument }) {
  const t = useText();
  const { document } = planned;
  const named = document.hosts.flatMap(({ host }) => (host === null ? [] : [host]));
  return (
    <dl className="document-facts">
      {document.suggestedHost !== null && <HostField planned={planned} />}
      {named.length > 0 && (
        <div>
          <dt>{t('intake.hosts', { count: named.length })}</dt>
          <dd>
            {named.slice(0, HOSTS_SHOWN).join(', ')}
            {named.length > HOSTS_SHOWN &&
              ` ${t('intake.hosts.more', { count: named.length - HOSTS_SHOWN })}`}
          </dd>
        </div>
      )}
      <SeenAt planned={planned} />
      <div>
        <dt>{t('document.encoding')}</dt>
        <dd>
          <Reading encoding={document.encoding} delimiter={document.delimiter} />
        </dd>
      </div>
      <div>
        <dt>{t('document.size')}</dt>
        <dd>{t.bytes(document.bytes)}</dd>
      </div>
      <div>
        <dt>{t('document.hash')}</dt>
        <dd>
          <Hash sha256={document.sha256} />
        </dd>
      </div>
    </dl>
  );
}

/** The license server's name, where the document has none. */
function HostField({ planned }: { planned: PlannedDocument }) {
  const t = useText();
  const id = useId();
  const { document, correction, key } = planned;
  const servers = useLicenseServers().data?.rows ?? [];
  return (
    <div>
      <dt>
        <label htmlFor={id}>{t('intake.hosts', { count: 1 })}</label>
      </dt>
      <dd className="correctable">
        <input
          id={id}
          className="field"
          type="text"
          maxLength={255}
          spellCheck={false}
          autoComplete="off"
          list={`${id}-known`}
          aria-describedby={`${id}-hint`}
          placeholder={document.suggestedHost ?? ''}
          defaultValue={correction.host ?? document.suggestedHost ?? ''}
          onChange={(event) => {
            const name = event.currentTarget.value.trim();
            correct(key, { host: name === '' || name === document.suggestedHost ? undefined : name });
          }}
        />
        <datalist id={`${id}-known`}>
          {servers.map((server) => (
            <option key={server.id} value={server.host} />
          ))}
        </datalist>
        <span className="mark mark-warning small" id={`${id}-hint`}>
          <span aria-hidden="true">▲</span>
          <span className="hint">
            {correction.host === undefined
              ? t('intake.host-absent')
              : t('intake.host-changed', { host: document.suggestedHost })}
          </span>
        </span>
      </dd>
    </div>
  );
}

/** When the figures were true, how that is known, and the way to correct it. */
function SeenAt({ planned }: { planned: PlannedDocument }) {
  const t = useText();
  const id = useId();
  const { document, correction, key } = planned;
  const [editing, setEditing] = useState(false);
  const instant = correction.observedAt ?? document.observedAt;
  const source = correction.observedAt === undefined ? document.observedAtSource : 'given';
  return (
    <div>
      <dt>{editing ? <label htmlFor={id}>{t('document.seen-at')}</label> : t('document.seen-at')}</dt>
      <dd className="correctable">
        {editing ? (
          <input
            id={id}
            className="field"
            type="datetime-local"
            max={toLocalInput(new Date().toISOString())}
            defaultValue={toLocalInput(instant ?? new Date().toISOString())}
            onChange={(event) => correct(key, { observedAt: fromLocalInput(event.currentTarget.value) })}
          />
        ) : (
          <span>{instant === null ? t('intake.at-import') : t.dateTime(instant)}</span>
        )}
        <span className="small soft">
          {t(`observed-at.${source ?? 'import'}`)}
          {' · '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              if (editing) correct(key, { observedAt: undefined });
              setEditing(!editing);
            }}
          >
            {editing ? t('intake.as-read') : t('intake.correct-date')}
          </button>
        </span>
      </dd>
    </div>
  );
}

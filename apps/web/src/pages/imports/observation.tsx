import type { ImportRecord } from '@calepin/server/schemas';
import { useId, useState } from 'react';
import { changeWords } from '../../document/change-counts.ts';
import { ChangesTable } from '../../document/changes.tsx';
import { Hash, Reading } from '../../document/reading.tsx';
import { RejectedRows } from '../../document/rejected-rows.tsx';
import { Warnings } from '../../document/warnings.tsx';
import { formatName } from '../../figures/format-name.ts';
import { Mark } from '../../figures/mark.tsx';
import { type Text, type TextId, useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';

type Observation = ImportRecord['observations'][number];

const WORDS = 2;

/** One document of an import, as it was read. */
export function ObservationSection({ observation, folds }: { observation: Observation; folds: boolean }) {
  const t = useText();
  const [opened, setOpened] = useState(!folds || observation.rejected > 0);
  const body = useId();
  return (
    <section className="document" aria-label={observation.name}>
      <div className="document-head">
        <h2>{observation.name}</h2>
        <span className="soft">{formatName(t, observation.format)}</span>
        <span className="soft">{t.date(observation.observedAt)}</span>
        {folds && (
          <span>{changeWords(t, observation.changes, WORDS).join(' · ') || t('imports.nothing')}</span>
        )}
        {observation.rejected > 0 && (
          <Mark tone="warning">{t('rejected.title', { count: observation.rejected })}</Mark>
        )}
        {folds && (
          <button
            type="button"
            className="icon-button unfolds push"
            aria-expanded={opened}
            aria-controls={body}
            aria-label={t('intake.details', { name: observation.name })}
            onClick={() => setOpened(!opened)}
          >
            <Icon name="unfold" />
          </button>
        )}
      </div>
      {opened && (
        <div className="document-body" id={body}>
          <Facts observation={observation} />
          <div className="document-main">
            <ChangesTable changes={observation.changes} caption={t('changes.did')} />
            <RejectedRows rows={observation.rejections} total={observation.rejected} />
            <Warnings warnings={observation.warnings} />
          </div>
        </div>
      )}
    </section>
  );
}

function Facts({ observation }: { observation: Observation }) {
  const t = useText();
  const { hosts } = observation;
  return (
    <dl className="document-facts">
      {hosts.length > 0 && (
        <div>
          <dt>{t('intake.hosts', { count: hosts.length })}</dt>
          <dd>{hosts.join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>{t('document.seen-at')}</dt>
        <dd>
          {t.dateTime(observation.observedAt)}{' '}
          <span className="small soft">{sourceName(t, observation.observedAtSource)}</span>
        </dd>
      </div>
      <div>
        <dt>{t('document.format')}</dt>
        <dd>{formatName(t, observation.format)}</dd>
      </div>
      <div>
        <dt>{t('document.encoding')}</dt>
        <dd>
          <Reading encoding={observation.encoding} />
        </dd>
      </div>
      <div>
        <dt>{t('document.size')}</dt>
        <dd>{t.bytes(observation.bytes)}</dd>
      </div>
      <div>
        <dt>{t('document.hash')}</dt>
        <dd>
          <Hash sha256={observation.sha256} />
        </dd>
      </div>
    </dl>
  );
}

/** How the instant is known; a way that has no text keeps its own name. */
function sourceName(t: Text, source: string): string {
  const id = `observed-at.${source}` as TextId;
  const text = t(id);
  return text === id ? source : text;
}

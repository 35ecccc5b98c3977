import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ChangesTable } from '../../document/changes.tsx';
import { RejectedRows } from '../../document/rejected-rows.tsx';
import { Warnings } from '../../document/warnings.tsx';
import { formatName } from '../../figures/format-name.ts';
import { Mark } from '../../figures/mark.tsx';
import { correct } from '../../intake/intake.ts';
import { type Text, useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { PackPreview } from './pack-preview.tsx';
import type { PlannedDocument } from './plan.ts';

interface DocumentPreviewProps {
  readonly planned: PlannedDocument;
  readonly folds: boolean;
  readonly onLeaveOut?: () => void;
}

/** One recognised document: how it reads, and what importing it would change. */
export function DocumentPreview({ planned, folds, onLeaveOut }: DocumentPreviewProps) {
  const t = useText();
  const { document, included, key } = planned;
  const needsPerson = document.suggestedHost !== null || document.counts.rejected > 0;
  const [opened, setOpened] = useState(!folds || needsPerson);
  const body = useId();
  // The field for the name says it already.
  const warnings = document.warnings.filter((warning) => warning.code !== 'host-absent');
  return (
    <section className={included ? 'document' : 'document document-excluded'} aria-label={document.name}>
      <div className="document-head">
        <span className="document-name">
          <label className="include">
            <input
              type="checkbox"
              checked={included}
              aria-label={t('intake.include', { name: document.name })}
              onChange={(event) => correct(key, { include: event.currentTarget.checked })}
            />
          </label>
          <h2>{document.name}</h2>
        </span>
        <Mark tone="good">{formatName(t, document.format)}</Mark>
        {folds && (
          <span className="soft">{document.observedAt === null ? '' : t.date(document.observedAt)}</span>
        )}
        <span className="soft">{holds(t, document.counts)}</span>
        {document.counts.rejected > 0 && !opened && (
          <Mark tone="warning">{t('rejected.title', { count: document.counts.rejected })}</Mark>
        )}
        <span className="push document-acts">
          {folds && (
            <button
              type="button"
              className="icon-button unfolds"
              aria-expanded={opened}
              aria-controls={body}
              aria-label={t('intake.details', { name: document.name })}
              onClick={() => setOpened(!opened)}
            >
              <Icon name="unfold" />
            </button>
          )}
          {onLeaveOut && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('intake.leave-out', { name: document.name })}
              onClick={onLeaveOut}
            >
              <Icon name="close" />
            </button>
          )}
        </span>
      </div>
      {document.alreadyImported !== null && (
        <p className="notice">
          <span>{t('intake.known')}</span>
          <Link to="/imports/$id" params={{ id: document.alreadyImported }}>
            {t('intake.known.see')}
          </Link>
        </p>
      )}
      {opened && (
        <div className="document-body" id={body}>
          <DocumentFacts planned={planned} />
          <div className="document-main">
            <ChangesTable changes={document.changes} caption={t('changes.would')} />
            <PackPreview document={document} host={planned.correction.host ?? document.suggestedHost} />
            <RejectedRows rows={document.rejected} total={document.counts.rejected} />
            <Warnings warnings={warnings} />
          </div>
        </div>
      )}
    </section>
  );
}

type Counts = PlannedDocument['document']['counts'];

const KINDS = ['licenseServers', 'keyPacks', 'issuedLicenses', 'userCals', 'sessionHosts'] as const;

/** What the document holds, as read. */
function holds(t: Text, counts: Counts): string {
  const parts = KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`holds.${kind}`, { count: counts[kind] }),
  );
  return parts.length === 0 ? t('holds.nothing') : parts.join(' · ');
}

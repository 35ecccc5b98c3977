import { useEffect, useRef } from 'react';
import { useMay } from '../../app/may.tsx';
import { useTitle } from '../../app/use-title.ts';
import { DropZone } from '../../intake/drop-zone.tsx';
import { type Intake, useIntake } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';
import { announce } from '../../states/announcer.tsx';
import { Denied } from '../../states/denied.tsx';
import { FileEntry } from './file-entry.tsx';
import { Formats } from './formats.tsx';
import { Headline } from './headline.tsx';
import { IntakeBar } from './intake-bar.tsx';
import { planOf } from './plan.ts';
import { RunningImport } from './running-import.tsx';
import { useInspections } from './use-inspections.ts';
import './intake.css';

/** What was dropped: what is in it, what importing it would change, and the one act that does it. */
export function IntakePage() {
  const t = useText();
  if (!useMay('operate')) return <Denied page={t('intake.title')} right="operate" />;
  return <Taken />;
}

function Taken() {
  const t = useText();
  const intake = useIntake();
  useTitle(t('intake.title'));
  if (intake.running) return <RunningImport id={intake.running.id} rows={intake.running.rows} />;
  return intake.files.length === 0 ? <NothingDropped /> : <Preview intake={intake} />;
}

function NothingDropped() {
  const t = useText();
  return (
    <div className="page">
      <header className="page-title">
        <h1>{t('intake.title')}</h1>
        <p className="soft">{t('intake.lead')}</p>
      </header>
      <DropZone />
      <Formats />
    </div>
  );
}

/** Beyond so many documents, those that need nobody begin folded. */
const UNFOLDED = 4;

function Preview({ intake }: { intake: Intake }) {
  const t = useText();
  const files = useInspections(intake.files);
  const plan = planOf(files, intake.corrections);
  const folds = Math.max(intake.files.length, plan.documents.length) > UNFOLDED;
  const over = plan.pending === 0;
  const wasOver = useRef(false);
  useEffect(() => {
    if (over && !wasOver.current) {
      announce(
        t('intake.read', { documents: plan.documents.length, refused: plan.refused.length + plan.failed }),
      );
    }
    wasOver.current = over;
  }, [over, plan.documents.length, plan.refused.length, plan.failed, t]);
  return (
    <div className="page intake">
      <Headline plan={plan} />
      {intake.leftOut > 0 && (
        <p className="notice notice-warning">{t('intake.left-out', { count: intake.leftOut })}</p>
      )}
      <div className={folds ? 'intake-files documents-many' : 'intake-files'}>
        {files.map((read) => (
          <FileEntry
            key={read.file.key}
            read={read}
            corrections={intake.corrections}
            folds={folds}
            alone={files.length === 1}
          />
        ))}
      </div>
      <DropZone compact />
      <IntakeBar plan={plan} site={intake.site} />
    </div>
  );
}

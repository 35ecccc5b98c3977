import { ApiProblem } from '../../api/request.ts';
import { type Correction, leaveOut, sendAgain } from '../../intake/intake.ts';
import { useText } from '../../language/text.ts';
import { Icon } from '../../shell/icon.tsx';
import { DocumentPreview } from './document-preview.tsx';
import { planned } from './plan.ts';
import { RefusedFile } from './refused-file.tsx';
import type { ReadFile } from './use-inspections.ts';

interface FileEntryProps {
  readonly read: ReadFile;
  readonly corrections: Readonly<Record<string, Correction>>;
  readonly folds: boolean;
  readonly alone: boolean;
}

/** One dropped file: on its way, being read, or the documents that are in it. */
export function FileEntry({ read, corrections, folds, alone }: FileEntryProps) {
  const t = useText();
  const { file, inspection, error } = read;
  if (error) return <NotRead read={read} />;
  if (inspection?.state === 'failed') {
    return (
      <RefusedFile
        name={file.name}
        message={inspection.failure?.message ?? t('intake.failed')}
        remedy={t('intake.failed.remedy')}
        act={<Retry read={read} />}
        onLeaveOut={() => leaveOut(file.key)}
      />
    );
  }
  if (inspection?.state !== 'ready') return <Progress read={read} />;
  const documents = planned(read, corrections);
  return (
    <>
      {documents.map((one) => (
        <DocumentPreview
          key={one.key}
          planned={one}
          folds={folds}
          {...(documents.length === 1 && inspection.refused.length === 0
            ? { onLeaveOut: () => leaveOut(file.key) }
            : {})}
        />
      ))}
      {inspection.refused.map((refused) => (
        <RefusedFile
          key={refused.name}
          name={refused.name}
          message={refused.message}
          remedy={refused.remedy}
          tried={refused.tried}
          open={alone}
          {...(documents.length === 0 && inspection.refused.length === 1
            ? { onLeaveOut: () => leaveOut(file.key) }
            : {})}
        />
      ))}
    </>
  );
}

function Progress({ read: { file, inspection } }: { read: ReadFile }) {
  const t = useText();
  const sending = file.inspectionId === null;
  const done = sending ? file.sent : (inspection?.progress.bytes ?? 0);
  const total = file.file.size;
  return (
    <div className="document intake-progress">
      <div className="document-head">
        <h2>{file.name}</h2>
        <span className="soft">
          {sending
            ? t('intake.sending', { size: t.bytes(total) })
            : t('intake.file-reading', { rows: inspection?.progress.rows ?? 0 })}
        </span>
        <button
          type="button"
          className="icon-button push"
          aria-label={t('intake.leave-out', { name: file.name })}
          onClick={() => leaveOut(file.key)}
        >
          <Icon name="close" />
        </button>
      </div>
      <progress
        className="progress"
        aria-label={file.name}
        max={total || 1}
        value={Math.min(done, total || 1)}
      />
    </div>
  );
}

/** The file did not reach the server, or the server no longer has it. */
function NotRead({ read }: { read: ReadFile }) {
  const t = useText();
  const { file, error } = read;
  const problem = error instanceof ApiProblem ? error.problem : null;
  // The server forgets the files that it received when it is started again.
  const lost = problem?.status === 404;
  const message = lost
    ? t('intake.lost')
    : problem
      ? [problem.title, problem.detail].filter(Boolean).join(' · ')
      : t('intake.not-sent');
  const remedy = lost ? t('intake.lost.remedy') : (problem?.remedy ?? t('intake.not-sent.remedy'));
  return (
    <RefusedFile
      name={file.name}
      message={message}
      remedy={remedy}
      act={<Retry read={read} />}
      onLeaveOut={() => leaveOut(file.key)}
    />
  );
}

function Retry({ read: { file } }: { read: ReadFile }) {
  const t = useText();
  return (
    <button type="button" className="button" onClick={() => sendAgain(file.key)}>
      {t('intake.send-again')}
    </button>
  );
}

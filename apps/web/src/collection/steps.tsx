import type { CollectStep } from '@calepin/server/schemas';
import { useText } from '../language/text.ts';
import { StepMark } from './marks.tsx';
import { Problem } from './problem.tsx';
import { subjectName } from './subject-name.ts';
import './steps.css';

interface StepsProps {
  readonly steps: readonly CollectStep[];
  /** Says beside each step what it proves. */
  readonly explained?: boolean;
  /** More is to come. */
  readonly running?: boolean;
  readonly label: string;
}

/** The steps of a run or of a test, in order: what was tried, what came, and why it stopped. */
export function Steps({ steps, explained = false, running = false, label }: StepsProps) {
  const t = useText();
  return (
    <ol className="collect-steps" aria-label={label}>
      {steps.map((step, index) => (
        // Steps come in order and stay: their place is their identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index} className={`collect-step collect-step-${step.state}`}>
          <StepMark state={step.state} />
          <StepName step={step} explained={explained} />
          <span className="number">{step.rows !== null && t('steps.rows', { count: step.rows })}</span>
          <span className="number soft">
            {step.state === 'skipped'
              ? t(step.problem === null ? 'step-state.skipped' : 'step-state.absent')
              : step.durationMs !== null && t.duration(step.durationMs)}
          </span>
          {step.problem && <Problem problem={step.problem} />}
        </li>
      ))}
      {running && (
        <li className="collect-step">
          <progress className="progress" aria-label={t('steps.running')} />
        </li>
      )}
    </ol>
  );
}

function StepName({ step: { step, subject }, explained }: { step: CollectStep; explained: boolean }) {
  const t = useText();
  if (step === 'class' && subject !== null) {
    const name = subjectName(t, subject);
    return (
      <span className="collect-step-subject">
        {name} {name !== null && !subject.startsWith(name) && <code className="soft">{subject}</code>}
        {name === null && <code>{subject}</code>}
      </span>
    );
  }
  return (
    <span>
      {t(`step.${step}`)}
      {explained && <span className="small soft collect-step-meaning">{t(`step.${step}.meaning`)}</span>}
    </span>
  );
}

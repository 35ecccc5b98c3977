import type { CollectStep, Run, Target } from '@calepin/server/schemas';
import { Mark, type Tone } from '../figures/mark.tsx';
import { useText } from '../language/text.ts';

export type Health = Target['health'];

/** The healths, the one that needs someone most first. */
export const HEALTHS: readonly Health[] = [
  'silent',
  'failing',
  'partial',
  'new',
  'running',
  'good',
  'paused',
];

export const TONE_OF_HEALTH: Readonly<Record<Health, Tone>> = {
  new: 'unknown',
  running: 'info',
  good: 'good',
  partial: 'warning',
  failing: 'critical',
  silent: 'critical',
  paused: 'unknown',
};

/** How a target fares. */
export function HealthMark({ health }: { health: Health }) {
  const t = useText();
  return <Mark tone={TONE_OF_HEALTH[health]}>{t(`health.${health}`)}</Mark>;
}

const TONE_OF_RUN: Readonly<Record<Run['state'], Tone>> = {
  running: 'info',
  done: 'good',
  partial: 'warning',
  failed: 'critical',
  interrupted: 'unknown',
};

/** What became of a run. */
export function RunMark({ state }: { state: Run['state'] }) {
  const t = useText();
  return <Mark tone={TONE_OF_RUN[state]}>{t(`run-state.${state}`)}</Mark>;
}

const TONE_OF_STEP: Readonly<Record<CollectStep['state'], Tone>> = {
  passed: 'good',
  failed: 'critical',
  skipped: 'unknown',
};

/** How a step went; the word is for those who do not see the shape. */
export function StepMark({ state }: { state: CollectStep['state'] }) {
  const t = useText();
  return (
    <Mark tone={TONE_OF_STEP[state]}>
      <span className="hidden-text">{t(`step-state.${state}`)}</span>
    </Mark>
  );
}

import type { Language } from '@calepin/core';
import type { RunEvent } from '../../jobs/collection/run-events.ts';
import type { RunEvent as Told } from '../schemas/index.ts';
import { presentCollectStep } from './collect-step.ts';
import { presentRun, type RunTarget } from './run.ts';

/** An event in the reader's language; `null` when its target is gone. */
export function presentRunEvent(
  event: RunEvent,
  targetOf: (id: string) => RunTarget | null,
  language: Language,
): Told | null {
  switch (event.type) {
    case 'run-started':
    case 'run-ended': {
      const target = targetOf(event.run.targetId);
      return target === null ? null : { type: event.type, run: presentRun(event.run, target, language) };
    }
    case 'run-step': {
      const { type, runId, targetId } = event;
      return { type, runId, targetId, step: presentCollectStep(event.step, language) };
    }
    case 'run-rows':
    case 'targets-changed':
      return event;
  }
}

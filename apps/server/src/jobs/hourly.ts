import { HOUR, type Instant } from '@calepin/core';
import type { Inspections } from './inspections.ts';
import type { Workshop } from './workshop.ts';

interface HourlyRequest {
  readonly workshop: Pick<Workshop, 'evaluate'>;
  readonly inspections: Pick<Inspections, 'discardAbandoned'>;
  readonly clock: () => Instant;
  readonly onFault: (error: unknown) => void;
}

/**
 * What time alone changes: deadlines pass, data grow old, files are abandoned. Runs at once (the server may have slept for
 * a month) and then every hour, until the function that it returns is called.
 */
export function startHourly({ workshop, inspections, clock, onFault }: HourlyRequest): () => void {
  let running = false;
  const run = async (): Promise<void> => {
    // An evaluation that waits behind a long import is not asked for twice.
    if (running) return;
    running = true;
    try {
      await workshop.evaluate(clock());
      await inspections.discardAbandoned();
    } catch (error) {
      onFault(error);
    } finally {
      running = false;
    }
  };
  void run();
  const timer = setInterval(() => void run(), HOUR);
  timer.unref();
  return () => clearInterval(timer);
}

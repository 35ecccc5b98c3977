import type { Instant } from '@calepin/core';
import type { Register } from '../store/register.ts';
import { methodsOf, RUN_WRITES, WRITES } from './register-methods.ts';
import { RegisterTasks } from './register-tasks.ts';
import { Turns } from './turns.ts';
import type { Workshop } from './workshop.ts';

/** A workshop in this very thread: for tests and for one-off commands. */
export function localWorkshop(register: Register, clock: () => Instant): Workshop {
  const tasks = new RegisterTasks(register, clock);
  const turns = new Turns();
  const inTurn = (act: () => Promise<unknown>): Promise<unknown> => turns.take(act);
  const stop = new AbortController();
  return {
    reads: register,
    writesAs: (by) => methodsOf(tasks.writesAs(by), WRITES, inTurn),
    runs: methodsOf(register, RUN_WRITES, inTurn),
    position: (filter) => tasks.position(filter),
    inspect: (task, watch = {}) =>
      tasks.inspect(task, { ...watch, signal: anyOf(stop.signal, watch.signal) }),
    import: (task, watch = {}) =>
      turns.take(() => tasks.import(task, { ...watch, signal: anyOf(stop.signal, watch.signal) })),
    evaluate: (at) => turns.take(() => tasks.evaluate(at)),
    evaluateSite: (site, at) => turns.take(() => tasks.evaluateSite(site, at)),
    async close() {
      stop.abort();
      turns.close();
      await turns.idle();
      await register.close();
      return { forced: false };
    },
  };
}

function anyOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other === undefined ? one : AbortSignal.any([one, other]);
}

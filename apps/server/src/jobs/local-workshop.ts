import type { Instant } from '@calepin/core';
import { ACCOUNT_WRITES, type AccountWrites } from '../store/accounts/account-writes.ts';
import type { Register } from '../store/register.ts';
import { RegisterTasks } from './register-tasks.ts';
import { Turns } from './turns.ts';
import type { Workshop } from './workshop.ts';

/** A workshop in this very thread: for tests and for one-off commands. */
export function localWorkshop(register: Register, clock: () => Instant): Workshop {
  const tasks = new RegisterTasks(register, clock);
  const turns = new Turns();
  const stop = new AbortController();
  return {
    reads: register,
    writesAs(by) {
      const writes = tasks.writesAs(by);
      return {
        ...inTurn(writes, turns),
        acknowledge: (...given) => turns.take(() => writes.acknowledge(...given)),
        removeAcknowledgement: (...given) => turns.take(() => writes.removeAcknowledgement(...given)),
        ensureSite: (...given) => turns.take(() => writes.ensureSite(...given)),
        removeSite: (...given) => turns.take(() => writes.removeSite(...given)),
        saveSettings: (...given) => turns.take(() => writes.saveSettings(...given)),
        undoImport: (...given) => turns.take(() => writes.undoImport(...given)),
        saveCredential: (...given) => turns.take(() => writes.saveCredential(...given)),
        removeCredential: (...given) => turns.take(() => writes.removeCredential(...given)),
        saveTarget: (...given) => turns.take(() => writes.saveTarget(...given)),
        saveTargets: (...given) => turns.take(() => writes.saveTargets(...given)),
        removeTarget: (...given) => turns.take(() => writes.removeTarget(...given)),
      };
    },
    runs: {
      setNextRun: (...given) => turns.take(() => register.setNextRun(...given)),
      beginRun: (...given) => turns.take(() => register.beginRun(...given)),
      endRun: (...given) => turns.take(() => register.endRun(...given)),
    },
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

/** The account writes, each in its turn. */
function inTurn(writes: AccountWrites, turns: Turns): AccountWrites {
  type Loose = (...given: readonly unknown[]) => Promise<unknown>;
  const entries = ACCOUNT_WRITES.map((name): [string, Loose] => [
    name,
    (...given) => turns.take(() => (writes[name] as Loose)(...given)),
  ]);
  // Each entry has the name and the arguments of its method.
  return Object.fromEntries(entries) as unknown as AccountWrites;
}

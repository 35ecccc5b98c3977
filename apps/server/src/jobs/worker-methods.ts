import type { Instant } from '@calepin/core';
import type { AuditContext } from '../store/audit.ts';
import type { Register, SiteFilter } from '../store/register.ts';
import { READS, RUN_WRITES, WRITES } from './register-methods.ts';
import { RegisterTasks } from './register-tasks.ts';
import type { ImportTask, InspectTask, Watch } from './workshop.ts';

/** A method as a worker runs it. `given` was made by the typed side of the same method, in another thread. */
export type WorkerMethod = (given: readonly unknown[], watch: Watch<unknown>) => Promise<unknown>;

/** Everything that a worker answers, by name. */
export function workerMethods(
  register: Register,
  clock: () => Instant,
): Readonly<Record<string, WorkerMethod>> {
  const tasks = new RegisterTasks(register, clock);
  // Arguments were checked where they were given: `ThreadWorkshop` calls these through the very same types.
  type Loose = (...given: readonly unknown[]) => Promise<unknown>;
  return {
    ...Object.fromEntries(
      READS.map((name): [string, WorkerMethod] => [
        name,
        (given) => (register[name] as Loose).apply(register, [...given]),
      ]),
    ),
    ...Object.fromEntries(
      WRITES.map((name): [string, WorkerMethod] => [
        name,
        ([by, ...given]) => (tasks.writesAs(by as AuditContext)[name] as Loose)(...given),
      ]),
    ),
    ...Object.fromEntries(
      RUN_WRITES.map((name): [string, WorkerMethod] => [
        name,
        (given) => (register[name] as Loose).apply(register, [...given]),
      ]),
    ),
    position: ([filter]) => tasks.position(filter as SiteFilter),
    inspect: ([task], watch) => tasks.inspect(task as InspectTask, watch),
    import: ([task], watch) => tasks.import(task as ImportTask, watch),
    evaluate: ([at]) => tasks.evaluate(at as Instant),
    evaluateSite: ([site, at]) => tasks.evaluateSite(site as string, at as Instant),
  };
}

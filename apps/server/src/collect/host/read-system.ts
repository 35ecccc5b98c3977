import type { CollectProblem } from '@calepin/core';
import {
  COMPUTER_SYSTEM,
  type HostClass,
  LICENSE_SERVER,
  OPERATING_SYSTEM,
  REGISTRY,
  SESSION_HOST,
} from './classes.ts';
import type { OwnName } from './host-name.ts';
import { connectionStep, isAbsence, isAnswer, isDenial } from './host-problem.ts';
import type { HostReading } from './host-reading.ts';
import { readRegistryValue } from './registry.ts';
import type { RemoteInstance } from './remote-host.ts';

/** What a host is, beside its roles. */
export interface HostSystem {
  /** Version, build and update build revision where readable. */
  readonly osVersion: string | null;
  /** Localised. */
  readonly osName: string | null;
}

const UNKNOWN_SYSTEM: HostSystem = { osVersion: null, osName: null };
const VERSION = /^\d{1,5}\.\d{1,5}\.\d{1,7}$/;
const WINDOWS = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/**
 * Whether the account may use remote management at all: it may as soon as one class is not refused. Tells the step, and
 * returns `Win32_ComputerSystem` where it was readable; `denied` when the account stays outside.
 */
export async function authorize(
  reading: HostReading,
  facts: (system: RemoteInstance) => Readonly<Record<string, string>> | undefined,
): Promise<{ readonly system: RemoteInstance | null } | 'denied'> {
  const begun = performance.now();
  const elapsed = (): number => Math.round(performance.now() - begun);
  let denied: CollectProblem | null = null;
  for (const probe of [COMPUTER_SYSTEM, OPERATING_SYSTEM, LICENSE_SERVER, SESSION_HOST] as HostClass[]) {
    try {
      const instance = await reading.first(probe);
      const system = probe === COMPUTER_SYSTEM ? instance : null;
      const told = system === null ? undefined : facts(system);
      passed(reading, elapsed(), told);
      if (denied !== null) tellDenied(reading, denied);
      return { system };
    } catch (error) {
      const problem = reading.problem(error, { class: probe.className });
      if (isDenial(problem)) {
        denied ??= problem;
        continue;
      }
      if (isAnswer(problem) && reading.signal?.aborted !== true) {
        passed(reading, elapsed());
        if (denied !== null) tellDenied(reading, denied);
        if (probe === COMPUTER_SYSTEM && isAbsence(problem)) reading.lacks(probe.className, problem);
        return { system: null };
      }
      const stopped = reading.signal?.aborted === true ? { ...problem, code: 'stopped' as const } : problem;
      // Where every request signs in by itself (Basic), it is the first one that tells whether the account is known.
      const step = reading.steps.untold(connectionStep(error) ?? 'authorization');
      reading.steps.skipBefore('authentication');
      reading.steps.failed(step, null, elapsed(), stopped);
      reading.steps.skipRest();
      return 'denied';
    }
  }
  const problem = { ...(denied ?? reading.problem(null)), code: 'access-denied' as const };
  reading.steps.passed('authentication', null, null);
  reading.steps.failed('authorization', null, elapsed(), problem);
  return 'denied';
}

/** The account is in, but what the host calls itself stays unknown. The other classes are tried again in their turn. */
function tellDenied(reading: HostReading, problem: CollectProblem): void {
  reading.fellShort(COMPUTER_SYSTEM.className, reading.heed(problem), null);
}

/** A host that answers a class has let the account in. */
function passed(reading: HostReading, durationMs: number, facts?: Readonly<Record<string, string>>): void {
  reading.steps.passed('authentication', null, null);
  reading.steps.passed('authorization', null, durationMs, facts === undefined ? {} : { facts });
}

/** The version of Windows. What is not readable is told; the rest goes on without it. */
export async function readSystem(reading: HostReading): Promise<HostSystem> {
  const { className } = OPERATING_SYSTEM;
  const begun = performance.now();
  let system: RemoteInstance | null = null;
  const outcome = await reading.list(OPERATING_SYSTEM, (instance) => {
    system ??= instance;
  });
  const duration = Math.round(performance.now() - begun);
  if (outcome.problem !== null) {
    if (isAbsence(outcome.problem)) reading.lacks(className, outcome.problem);
    else reading.fellShort(className, outcome.problem, duration);
    return UNKNOWN_SYSTEM;
  }
  reading.steps.passed('class', className, duration, { rows: outcome.count });
  // Assigned in the callback, which the compiler does not follow.
  const found = system as RemoteInstance | null;
  const version = found?.text('Version') ?? null;
  const osName = found?.text('Caption')?.trim() || null;
  if (version === null || !VERSION.test(version)) return { osVersion: null, osName };
  const revision = await readRevision(reading);
  return { osVersion: revision === null ? version : `${version}.${revision}`, osName };
}

async function readRevision(reading: HostReading): Promise<number | null> {
  const subject = `${REGISTRY.className}.GetDWORDValue`;
  const begun = performance.now();
  try {
    const value = await readRegistryValue(reading, 'GetDWORDValue', WINDOWS, 'UBR');
    return typeof value === 'number' ? value : null;
  } catch (error) {
    const problem = reading.heed(reading.problem(error, { class: REGISTRY.className, method: subject }));
    if (isAbsence(problem)) reading.lacks(subject, problem);
    else reading.fellShort(subject, problem, Math.round(performance.now() - begun));
    return null;
  }
}

/** What is known of a host's name when it says nothing. */
export const UNKNOWN_NAME: OwnName = { full: null, domain: null };

import type { CollectStepOutcome } from '@calepin/core';
import type { CollectWatch, HostRequest } from '../collected.ts';
import { HostFailure } from './host-failure.ts';
import { documentName, type OwnName, otherName, ownName } from './host-name.ts';
import { connectionStep, type ProblemPlace, problemOf } from './host-problem.ts';
import { HostReading } from './host-reading.ts';
import { authorize, UNKNOWN_NAME } from './read-system.ts';
import { StepBook } from './step-book.ts';
import { type OpenHost, portOf } from './wsman-host.ts';

/** A host that was connected to, or was not. */
export interface Connection {
  readonly isOpen: boolean;
  readonly reading: HostReading;
  readonly steps: readonly CollectStepOutcome[];
  /** What the host calls itself. */
  readonly own: OwnName;
  readonly close: () => Promise<void>;
}

/** Goes through name, port, TLS, authentication and authorization, each told as it ends; what follows a failure is not tried. */
export async function connectHost(
  request: HostRequest,
  watch: CollectWatch,
  open: OpenHost,
): Promise<Connection> {
  const steps = new StepBook(watch);
  const place: ProblemPlace = {
    host: request.name,
    port: portOf(request),
    user: request.login?.kind === 'password' ? request.login.user : null,
  };
  const remote = open(request, (step, durationMs) => {
    if (steps.has(step)) return;
    steps.skipBefore(step);
    steps.passed(step, null, durationMs);
  });
  const reading = new HostReading(remote, steps, { place, timeoutMs: request.timeoutMs, watch });
  const connection = { reading, steps: steps.steps, close: async () => remote.close() };
  const begun = performance.now();
  try {
    if (request.login === null && request.authentication !== 'kerberos') throw missingCredential();
    await remote.connect(watch.signal);
    steps.skipBefore('authentication');
  } catch (error) {
    const problem = problemOf(error, place);
    const step = steps.untold(connectionStep(error) ?? 'authentication');
    steps.skipBefore(step);
    const isStopped = watch.signal?.aborted === true;
    steps.failed(
      step,
      null,
      Math.round(performance.now() - begun),
      isStopped ? { ...problem, code: 'stopped' } : problem,
    );
    steps.skipRest();
    await remote.close();
    return { ...connection, isOpen: false, own: UNKNOWN_NAME };
  }
  let own = UNKNOWN_NAME;
  const authorized = await authorize(reading, (system) => {
    own = ownName(system);
    const name = documentName(request.name, own);
    const other = otherName(name, own);
    return other === null ? undefined : { host: name, ownName: other };
  });
  if (authorized !== 'denied') return { ...connection, isOpen: true, own };
  await remote.close();
  return { ...connection, isOpen: false, own };
}

function missingCredential(): HostFailure {
  return new HostFailure({ code: 'credential-missing', serverCode: null, serverText: null, facts: {} });
}

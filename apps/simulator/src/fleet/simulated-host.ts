import type { Fault } from '../faults/fault.ts';
import type { LicensingModel } from '../model/licensing-model.ts';
import type { HostRole, WindowsHost } from '../windows/host.ts';
import type { Books } from './books.ts';
import type { Listener } from './listener.ts';
import type { RunningHost } from './running-host.ts';

/** One host that does not exist. */
export interface SimulatedHost {
  readonly name: string;
  readonly address: '127.0.0.1';
  readonly port: number;
  /** Where WS-Management answers: `/wsman`, or `/NAME/wsman` on a shared port. */
  readonly path: string;
  readonly role: HostRole;
  /** What its classes are filled from. */
  readonly windows: WindowsHost;
  /** Its books, where they are kept by the licensing model. */
  readonly model: LicensingModel | null;
  /** Makes something go wrong from the next request on, `null` ends it. Await it for `refuse`, which closes the port. */
  fault(fault: Fault | null): Promise<void>;
  readonly currentFault: Fault | null;
  /** How many requests came, refused ones included. */
  readonly requests: number;
  /** What was asked, by name: `Enumerate Win32_X`, `Win32_X.Method`, `Pull`, `Identify`. */
  readonly calls: ReadonlyMap<string, number>;
  /** Calls that would have changed the host; each was refused. */
  readonly changingCalls: ReadonlyMap<string, number>;
  /** Enumerations that nobody has ended or released. */
  readonly openEnumerations: number;
}

/** The outside of a running host. */
export function simulatedHost(
  host: RunningHost,
  books: Books | null,
  listener: Listener,
  shared: boolean,
): SimulatedHost {
  const { windows, service } = host;
  return {
    name: windows.name,
    address: '127.0.0.1',
    get port() {
      return listener.port;
    },
    path: shared ? `/${windows.name}/wsman` : '/wsman',
    role: windows.role,
    windows,
    model: books?.kind === 'live' ? books.source : null,
    async fault(fault) {
      host.fault = fault;
      // A shared port stays open for the others: there, `refuse` resets the connection.
      if (shared) return;
      await (fault?.kind === 'refuse' ? listener.close() : listener.listen());
    },
    get currentFault() {
      return host.fault;
    },
    get requests() {
      return host.requests;
    },
    get calls() {
      return service.calls.calls;
    },
    get changingCalls() {
      return service.calls.changing;
    },
    get openEnumerations() {
      return service.openEnumerations;
    },
  };
}

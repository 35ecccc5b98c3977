import type { IncomingMessage } from 'node:http';
import type { Fault } from '../faults/fault.ts';
import { type Account, DEFAULT_ACCOUNT } from '../http/account.ts';
import { HttpFront } from '../http/front.ts';
import { StaticSource } from '../model/static-source.ts';
import type { HostRole, WindowsHost } from '../windows/host.ts';
import type { WindowsRelease } from '../windows/release.ts';
import { DEFAULT_LIMITS, type ServiceLimits } from '../wsman/exchange.ts';
import { buildHost, hasLicensing } from './build-host.ts';
import { Listener, type TlsIdentity } from './listener.ts';
import type { HostPlan } from './plan.ts';
import { RunningHost } from './running-host.ts';

export interface FleetOptions {
  /** A plan for each host, or its name alone. */
  readonly hosts?: readonly (HostPlan | string)[];
  /** So many license servers `RDLIC01`… (or of each role), instead of `hosts`. */
  readonly count?: number | { readonly licenseServers: number; readonly sessionHosts: number };
  /** The first port, each host taking the next one; 0, the default, takes free ports. */
  readonly port?: number;
  /** `ports`: a port for each host. `paths`: one port, `/NAME/wsman` or the Host header. */
  readonly addressing?: 'ports' | 'paths';
  /** HTTPS with this certificate. Plain HTTP without. */
  readonly tls?: TlsIdentity;
  readonly accounts?: readonly Account[];
  readonly limits?: Partial<ServiceLimits>;
  /** The simulated instant at which the fleet starts; 2026-01-14T07:30:00Z unless told. */
  readonly start?: number;
}

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
  /** Makes something go wrong from the next request on, `null` ends it. Await it for `refuse`, which closes the port. */
  fault(fault: Fault | null): Promise<void>;
  readonly currentFault: Fault | null;
  /** What was asked, by name: `Enumerate Win32_X`, `Win32_X.Method`, `Pull`, `Identify`. */
  readonly calls: ReadonlyMap<string, number>;
  /** Calls that would have changed the host. */
  readonly changingCalls: ReadonlyMap<string, number>;
  /** Enumerations that nobody has ended or released. */
  readonly openEnumerations: number;
}

export interface Fleet {
  readonly hosts: readonly SimulatedHost[];
  /** @throws when there is no such host. */
  host(name: string): SimulatedHost;
  /** Renews the next share of the rows of hosts whose licences are made from a seed. */
  nextCycle(): void;
  stop(): Promise<void>;
}

const START = Date.UTC(2026, 0, 14, 7, 30);

/**
 * Starts hosts on 127.0.0.1.
 *
 * @throws when a port is taken.
 * @example
 * const fleet = await startFleet({ hosts: ['RDLIC01', { name: 'RDSH01', role: 'session-host' }] });
 * await fleet.host('RDLIC01').fault({ kind: 'hang' });
 * await fleet.stop();
 */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const plans = plansOf(options);
  const clock = { now: () => options.start ?? START };
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const sources: StaticSource[] = [];
  const around = {
    now: clock.now,
    licenseServers: (domain: string | null) =>
      plans
        .filter((plan) => hasLicensing(plan.role ?? 'license-server') && domainOf(plan) === domain)
        .map((plan) => (domain === null ? plan.name : `${plan.name}.${domain}`)),
  };
  const running = plans.map((plan) => {
    const licensing = hasLicensing(plan.role ?? 'license-server')
      ? (release: WindowsRelease) => {
          const source = staticSource(plan, release, clock.now());
          sources.push(source);
          return source;
        }
      : null;
    return new RunningHost(plan, buildHost(plan, licensing, around), limits);
  });
  const byName = new Map(running.map((host) => [host.windows.name.toLowerCase(), host]));
  const front = new HttpFront(options.accounts ?? [DEFAULT_ACCOUNT], (request) =>
    addressedHost(request, byName),
  );
  const listeners = await listen(running, options, front);
  const shared = options.addressing === 'paths';
  const hosts = running.map((host, at) => simulatedHost(host, listeners[shared ? 0 : at], shared));
  return {
    hosts,
    host: (name) => {
      const found = hosts.find((host) => host.name.toLowerCase() === name.toLowerCase());
      if (found === undefined) throw new Error(`There is no host ${name}.`);
      return found;
    },
    nextCycle: () => {
      for (const source of sources) source.nextCycle();
    },
    stop: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

function plansOf(options: FleetOptions): readonly HostPlan[] {
  if (options.hosts !== undefined)
    return options.hosts.map((host) => (typeof host === 'string' ? { name: host } : host));
  const counts =
    typeof options.count === 'object'
      ? options.count
      : { licenseServers: options.count ?? 3, sessionHosts: 0 };
  return [
    ...numbered('RDLIC', counts.licenseServers, 'license-server'),
    ...numbered('RDSH', counts.sessionHosts, 'session-host'),
  ];
}

function numbered(prefix: string, count: number, role: HostRole): HostPlan[] {
  const width = Math.max(2, String(count).length);
  return Array.from({ length: count }, (_, at) => ({
    name: `${prefix}${String(at + 1).padStart(width, '0')}`,
    role,
  }));
}

function domainOf(plan: HostPlan): string | null {
  return plan.domain === undefined ? 'lab.test' : plan.domain;
}

function staticSource(plan: HostPlan, release: WindowsRelease, now: number): StaticSource {
  const { issued = 40, temporary = 5, changePercent = 0 } = plan.static ?? {};
  return new StaticSource(
    plan.name,
    { issued, temporary, changePercent, calVersion: release.calVersion },
    now,
  );
}

/** By `/NAME/wsman`, else by the first label of the Host header. */
function addressedHost(
  request: IncomingMessage,
  byName: ReadonlyMap<string, RunningHost>,
): RunningHost | null {
  const path = /^\/([\w.-]+)\/wsman/i.exec(request.url ?? '')?.[1];
  const host = (request.headers.host ?? '').split(':', 1)[0];
  for (const name of [path, host]) {
    const label = name?.split('.', 1)[0]?.toLowerCase();
    const found = label === undefined ? undefined : byName.get(label);
    if (found !== undefined) return found;
  }
  return null;
}

async function listen(
  running: readonly RunningHost[],
  options: FleetOptions,
  front: HttpFront,
): Promise<readonly Listener[]> {
  const first = options.port ?? 0;
  const hosts: readonly (RunningHost | null)[] = options.addressing === 'paths' ? [null] : running;
  const listeners = hosts.map(
    (host, at) =>
      new Listener(first === 0 ? 0 : first + at, options.tls ?? null, (socket) => front.accept(socket, host)),
  );
  try {
    for (const listener of listeners) await listener.listen();
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw error;
  }
  return listeners;
}

function simulatedHost(host: RunningHost, listener: Listener | undefined, shared: boolean): SimulatedHost {
  if (listener === undefined) throw new Error('A host without a listener.');
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
    async fault(fault) {
      host.fault = fault;
      // A shared port stays open for the others; there, `refuse` resets the connection.
      if (shared) return;
      await (fault?.kind === 'refuse' ? listener.close() : listener.listen());
    },
    get currentFault() {
      return host.fault;
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

import type { Account } from '../http/account.ts';
import type { HostRole } from '../windows/host.ts';
import type { ServiceLimits } from '../wsman/exchange.ts';
import type { TlsIdentity } from './listener.ts';
import type { HostPlan } from './plan.ts';

export interface FleetOptions {
  /** A plan for each host, or its name alone. */
  readonly hosts?: readonly (HostPlan | string)[];
  /** So many license servers `RDLIC01`… and session hosts `RDSH01`…, instead of `hosts`. 3 and none unless told. */
  readonly count?: number | { readonly licenseServers: number; readonly sessionHosts: number };
  /** The first port, each host taking the next one; 0, the default, takes free ports. */
  readonly port?: number;
  /** `ports`: a port for each host. `paths`: one port, `/NAME/wsman` or the Host header. */
  readonly addressing?: 'ports' | 'paths';
  /** HTTPS with this certificate. Plain HTTP without. */
  readonly tls?: TlsIdentity;
  /** Who may sign in; `LAB\\calepin` with the password `calepin` unless told. */
  readonly accounts?: readonly Account[];
  readonly limits?: Partial<ServiceLimits>;
  /** The simulated instant at which the fleet starts; 2026-01-14T07:30:00Z unless told. */
  readonly start?: number;
  /**
   * `live`: licences follow from people who connect, by the licensing model. `static`: rows from a seed, for load. Live up to
   * 50 hosts unless told.
   */
  readonly model?: 'live' | 'static';
  /** Rows of each license server of a static fleet. */
  readonly static?: NonNullable<HostPlan['static']>;
  /** Simulated milliseconds per real one; 0, the default: the clock stands still until `advance`. */
  readonly speed?: number;
  /** A page and an address to steer the fleet by, on this port of 127.0.0.1; 0 takes a free one. None unless told. */
  readonly control?: number;
}

export const MOST_HOSTS = 5_000;
export const DEFAULT_START: number = Date.UTC(2026, 0, 14, 7, 30);
const LIVE_HOSTS = 50;

/** The plans of a fleet. @throws RangeError when there are too many hosts, or two of one name. */
export function plansOf(options: FleetOptions): readonly HostPlan[] {
  const given = options.hosts?.map((host) => (typeof host === 'string' ? { name: host } : host));
  const plans = given ?? counted(options.count ?? 3);
  if (plans.length > MOST_HOSTS) throw new RangeError(`A fleet has at most ${MOST_HOSTS} hosts.`);
  if (new Set(plans.map((plan) => plan.name.toLowerCase())).size < plans.length)
    throw new RangeError('Two hosts have one name.');
  const isStatic = (options.model ?? (plans.length > LIVE_HOSTS ? 'static' : 'live')) === 'static';
  return isStatic ? plans.map((plan) => ({ ...plan, static: plan.static ?? options.static ?? {} })) : plans;
}

function counted(count: NonNullable<FleetOptions['count']>): readonly HostPlan[] {
  const counts = typeof count === 'object' ? count : { licenseServers: count, sessionHosts: 0 };
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

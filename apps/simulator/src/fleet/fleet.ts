import { SimulatedClock } from '../clock/clock.ts';
import { type ControlServer, startControl } from '../control/control-server.ts';
import { DEFAULT_ACCOUNT } from '../http/account.ts';
import { HttpFront } from '../http/front.ts';
import { DAY } from '../model/rules.ts';
import type { WindowsRelease } from '../windows/release.ts';
import { DEFAULT_LIMITS } from '../wsman/exchange.ts';
import { addressedHost, openListeners } from './addressing.ts';
import { type Books, openBooks, sourceOf } from './books.ts';
import { buildHost, type HostSurroundings, hasLicensing } from './build-host.ts';
import type { Listener } from './listener.ts';
import { DEFAULT_START, type FleetOptions, plansOf } from './options.ts';
import { domainOf, type HostPlan } from './plan.ts';
import type { Fleet } from './running-fleet.ts';
import { RunningHost } from './running-host.ts';
import { simulatedHost } from './simulated-host.ts';

/** Live books begin that long before the fleet does, so that they have a past. */
const PAST_DAYS = 75;

interface Member {
  readonly running: RunningHost;
  readonly books: Books | null;
}

/**
 * Starts hosts on 127.0.0.1.
 *
 * @throws when a port is taken, or the plans are not possible.
 * @example
 * const fleet = await startFleet({ hosts: ['RDLIC01', { name: 'RDSH01', role: 'session-host' }] });
 * await fleet.host('RDLIC01').fault({ kind: 'hang' });
 * await fleet.stop();
 */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const plans = plansOf(options);
  const clock = new SimulatedClock((options.start ?? DEFAULT_START) - PAST_DAYS * DAY);
  const members = buildMembers(plans, options, clock);
  for (const { books } of members) if (books?.kind === 'live') books.activity.start();
  clock.advance(PAST_DAYS * DAY);
  for (const { books } of members) if (books?.kind === 'live') books.source.makeReport(clock.now() - DAY);

  const byName = new Map(members.map(({ running }) => [running.windows.name.toLowerCase(), running]));
  const front = new HttpFront(options.accounts ?? [DEFAULT_ACCOUNT], (request) =>
    addressedHost(request, byName),
  );
  const listeners = await openListeners(
    members.map(({ running }) => running),
    options,
    front,
  );
  const shared = options.addressing === 'paths';
  const hosts = members.map(({ running, books }, at) =>
    simulatedHost(running, books, listenerAt(listeners, shared ? 0 : at), shared),
  );
  clock.setSpeed(options.speed ?? 0);
  let control: ControlServer | null = null;
  const fleet: Fleet = {
    hosts,
    clock,
    get controlUrl() {
      return control?.url ?? null;
    },
    get changingCalls() {
      return hosts.reduce(
        (sum, host) => [...host.changingCalls.values()].reduce((all, count) => all + count, sum),
        0,
      );
    },
    host: (name) => {
      const found = hosts.find((host) => host.name.toLowerCase() === name.toLowerCase());
      if (found === undefined) throw new Error(`There is no host ${name}.`);
      return found;
    },
    advance: (ms) => clock.advance(ms),
    signIn: (count, name) => {
      for (const { running, books } of members)
        if (books?.kind === 'live' && (name === undefined || running.windows.name === name))
          books.activity.signIn(count);
    },
    nextCycle: () => {
      for (const { books } of members) if (books?.kind === 'static') books.source.nextCycle();
    },
    stop: async () => {
      clock.stop();
      await Promise.all([control?.stop(), ...listeners.map((listener) => listener.close())]);
    },
  };
  if (options.control !== undefined) {
    try {
      control = await startControl(fleet, options.control);
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }
  return fleet;
}

function buildMembers(
  plans: readonly HostPlan[],
  options: FleetOptions,
  clock: SimulatedClock,
): readonly Member[] {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const members: Member[] = [];
  const byName = new Map<string, RunningHost>();
  const stopped = (name: string) => byName.get(name)?.fault?.kind === 'refuse';
  const around: HostSurroundings = {
    now: () => clock.now(),
    licenseServers: licenseServersOf(plans, stopped),
  };
  for (const plan of plans) {
    let books: Books | null = null;
    const licensing = (release: WindowsRelease) => {
      books = openBooks(plan, release, clock, () => !stopped(plan.name));
      return sourceOf(books, plan.activated !== false);
    };
    const windows = buildHost(plan, hasLicensing(plan.role ?? 'license-server') ? licensing : null, around);
    const running = new RunningHost(plan, windows, limits);
    byName.set(plan.name, running);
    members.push({ running, books });
  }
  return members;
}

/** License servers by domain, those that were stopped left out. */
function licenseServersOf(plans: readonly HostPlan[], stopped: (name: string) => boolean) {
  const byDomain = new Map<string | null, string[]>();
  for (const plan of plans) {
    if (!hasLicensing(plan.role ?? 'license-server')) continue;
    const domain = domainOf(plan);
    const names = byDomain.get(domain) ?? [];
    names.push(plan.name);
    byDomain.set(domain, names);
  }
  return (domain: string | null): readonly string[] =>
    (byDomain.get(domain) ?? [])
      .filter((name) => !stopped(name))
      .map((name) => (domain === null ? name : `${name}.${domain}`));
}

function listenerAt(listeners: readonly Listener[], at: number): Listener {
  const listener = listeners[at];
  if (listener === undefined) throw new Error('A host without a listener.');
  return listener;
}

import type { SimulatedClock } from '../clock/clock.ts';
import type { SimulatedHost } from './simulated-host.ts';

/** Hosts that run, and the time they live in. */
export interface Fleet {
  readonly hosts: readonly SimulatedHost[];
  readonly clock: SimulatedClock;
  /** Where the control page is, `null` without one. */
  readonly controlUrl: string | null;
  /** Calls that would have changed a host, over the whole fleet; each was refused. */
  readonly changingCalls: number;
  /** @throws when there is no such host. */
  host(name: string): SimulatedHost;
  /** Moves the clock on, through all that happens meanwhile. */
  advance(ms: number): void;
  /** So many people come for the first time, at each license server with a live model or at one of them. */
  signIn(count: number, name?: string): void;
  /** Renews the next share of the rows of hosts whose licences are made from a seed. */
  nextCycle(): void;
  /** Ends every connection and frees the ports. */
  stop(): Promise<void>;
}

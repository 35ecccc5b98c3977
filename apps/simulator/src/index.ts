export type { Fault, FaultKind } from './faults/fault.ts';
export { startFleet } from './fleet/fleet.ts';
export type { FleetOptions } from './fleet/options.ts';
export type { HostPlan } from './fleet/plan.ts';
export type { Fleet } from './fleet/running-fleet.ts';
export type { SimulatedHost } from './fleet/simulated-host.ts';
export { type Account, DEFAULT_ACCOUNT } from './http/account.ts';

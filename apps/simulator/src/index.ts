export type { Fault, FaultKind } from './faults/fault.ts';
export { type Fleet, type FleetOptions, type SimulatedHost, startFleet } from './fleet/fleet.ts';
export type { HostPlan } from './fleet/plan.ts';
export { type Account, DEFAULT_ACCOUNT } from './http/account.ts';

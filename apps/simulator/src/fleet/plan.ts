import type { PackOrder } from '../model/licensing-model.ts';
import type { HostRole, SessionHostState } from '../windows/host.ts';
import type { Language } from '../windows/language.ts';
import type { WindowsRelease } from '../windows/release.ts';

/** What a host is to be. Everything but the name has a default that depends on the name alone. */
export interface HostPlan {
  readonly name: string;
  /** `license-server` unless told. */
  readonly role?: HostRole;
  /** DNS domain, `null` for a workgroup; `lab.test` unless told. */
  readonly domain?: string | null;
  readonly language?: Language;
  readonly windows?: WindowsRelease['year'];
  /** Whether the last update is the one that fixes CVE-2024-38077. */
  readonly patched?: boolean;
  readonly activated?: boolean;
  readonly zoneMinutes?: number | null;
  /** Rows made from a seed instead of the licensing model. */
  readonly static?: {
    readonly issued?: number;
    readonly temporary?: number;
    readonly changePercent?: number;
  };
  /** How the licensing model starts: what was bought, and how many people come to work. 60 people unless told. */
  readonly licensing?: { readonly packs?: readonly PackOrder[]; readonly people?: number };
  readonly sessionHost?: Partial<SessionHostState>;
  readonly authentication?: readonly AuthenticationOffer[];
  /** Whether plain HTTP may carry messages that are not sealed; Windows says no, the simulator says yes unless told. */
  readonly allowUnencrypted?: boolean;
}

export type AuthenticationOffer = 'basic' | 'negotiate';

const DEFAULT_DOMAIN = 'lab.test';

/** DNS domain of a plan, `null` in a workgroup. */
export function domainOf(plan: HostPlan): string | null {
  return plan.domain === undefined ? DEFAULT_DOMAIN : plan.domain;
}

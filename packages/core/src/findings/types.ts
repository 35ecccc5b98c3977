import type { CollectProblemCode } from '../collection/problem.ts';
import type { CalType } from '../domain/cal-type.ts';
import type { Instant } from '../domain/instant.ts';
import type { FigureSource, LicenseTally, Position, RegisteredKeyPack } from '../position/types.ts';

export type Severity = 'critical' | 'warning' | 'info';

export type RuleId =
  | 'low-availability'
  | 'exhausted'
  | 'over-issued'
  | 'expiring-pack'
  | 'temporary-licenses'
  | 'pack-disappeared'
  | 'count-changed'
  | 'duplicate-pack'
  | 'server-not-activated'
  | 'data-stale'
  | 'version-unknown'
  | 'target-silent'
  | 'user-cal-account';

/** What a finding is about. With the rule, it is the finding's identity. */
export interface FindingSubject {
  /** References in the register, of the site and of the license server: names may change while a finding lasts. */
  readonly site: string;
  readonly licenseServer: string | null;
  /** Local number of the key pack, with its reference in the register. */
  readonly keyPackId: number | null;
  readonly keyPackRef: string | null;
  readonly calType: CalType | null;
  readonly productVersionId: number | null;
  /** Text as read, when the CAL type or the version is unknown. */
  readonly label: string | null;
  /** Reference of the target of live collection. */
  readonly targetId: string | null;
}

/** Something to act on. Texts are made at the edge from `rule` and `facts`. */
export interface Finding {
  /** `rule` and subject, stable across evaluations. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly subject: FindingSubject;
  /** Numbers and names for the message: whole numbers, text, instants (in properties ending in `At`). */
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** The instant of the observation or of the deadline since when it holds. */
  readonly since: Instant;
}

/** Where a threshold applies; `null` matches all. The most precise match wins. */
export interface Threshold {
  readonly site: string | null;
  readonly calType: CalType | null;
  readonly productVersionId: number | null;
  /** Warn when available licences fall to this share of installed (percent) or to this many licences. */
  readonly level: { readonly unit: 'percent' | 'licenses'; readonly value: number };
}

export interface FindingSettings {
  readonly thresholds: readonly Threshold[];
  /** Warn this many days before a key pack expires. */
  readonly expiryWarningDays: number;
  /** A license server whose newest key-pack reading is older than this is stale. */
  readonly staleAfterDays: number;
}

/** A license server of the register as of an instant. */
export interface RegisteredServer {
  readonly id: string;
  readonly site: string;
  readonly host: string;
  readonly activation: 'activated' | 'not-activated' | null;
  readonly activationSource: FigureSource | null;
  /** Newest reading of any kind, and of the key packs. */
  readonly lastSeen: FigureSource | null;
  readonly keyPacksSeen: FigureSource | null;
}

/** A key pack that a complete reading no longer showed. */
export interface DisappearedPack {
  readonly pack: RegisteredKeyPack;
  /** The instant of the complete reading that lacked it. */
  readonly missingSince: Instant;
}

/** A key pack's total as it was just before its present value. */
export interface PreviousTotal {
  readonly keyPackRef: string;
  readonly total: number | null;
  readonly changedAt: Instant;
}

/** A target of live collection as of an instant. */
export interface RegisteredTarget {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly paused: boolean;
  readonly intervalMinutes: number;
  /**
   * Since when something was to be brought: the last success, or what came later: it was added, resumed, or, as long as
   * nothing failed, the server was started.
   */
  readonly awaitedSince: Instant;
  readonly lastSuccessAt: Instant | null;
  /** What stopped the last run; `null` when it brought something, or when there was none. */
  readonly lastProblem: CollectProblemCode | null;
  /** The license server that it reads, as far as the register knows one of its name. */
  readonly licenseServerId: string | null;
}

/**
 * Accounts of the directory that are disabled or deleted and still hold a Per User CAL which has not expired: those of
 * one license server, or those whose license server the register does not know.
 */
export interface AccountTally {
  readonly site: string;
  readonly licenseServerId: string | null;
  readonly host: string | null;
  /** Not those that were deleted as well. */
  readonly disabled: number;
  readonly deleted: number;
  readonly source: FigureSource | null;
}

/** Everything that the rules look at: register rows as of `asOf`, already reduced to groups. */
export interface FindingInput {
  readonly asOf: Instant;
  readonly position: Position;
  readonly servers: readonly RegisteredServer[];
  readonly keyPacks: readonly RegisteredKeyPack[];
  readonly tallies: readonly LicenseTally[];
  readonly disappeared: readonly DisappearedPack[];
  readonly previousTotals: readonly PreviousTotal[];
  readonly targets: readonly RegisteredTarget[];
  readonly accounts: readonly AccountTally[];
  readonly settings: FindingSettings;
}

/** A rule: facts in, findings out. One file each, listed in `rules.ts`. */
export interface Rule {
  readonly id: RuleId;
  evaluate(input: FindingInput): Iterable<Finding>;
}

import type { ClassifiedKeyPack } from '../classify/key-pack.ts';
import type { CalType } from '../domain/cal-type.ts';
import type { Instant } from '../domain/instant.ts';
import type { IssuedLicenseStatus } from '../domain/issued-license-status.ts';
import type { ProductVersion } from '../domain/product-version.ts';

/** Where a figure comes from. */
export interface FigureSource {
  /** Identifier of the observation that carried it. */
  readonly observationId: string;
  readonly observedAt: Instant;
  /** Format or transport that carried it, e.g. `keypack-csv`. */
  readonly method: string;
}

/** A key pack of the register as of an instant, with the source of its figures. */
export interface RegisteredKeyPack {
  /** Reference in the register (stable across observations). */
  readonly id: string;
  readonly site: string;
  readonly licenseServerId: string;
  readonly host: string;
  readonly pack: ClassifiedKeyPack;
  /** Source of `total` and of the pack's presence. */
  readonly installedSource: FigureSource;
  /** Source of `issued`; older than `installedSource` when the latest input did not carry it, `null` when never read. */
  readonly issuedSource: FigureSource | null;
}

/** Issued licences of one key pack, counted by status: what 1,000,000 rows become before any rule. */
export interface LicenseTally {
  readonly keyPackRef: string;
  readonly byStatus: Readonly<Partial<Record<IssuedLicenseStatus, number>>>;
  /** Rows whose expiry is before the instant of the tally. */
  readonly expired: number;
  readonly source: FigureSource | null;
  /** The list was read whole. */
  readonly complete: boolean;
}

/** Why a figure is missing or weaker than it looks. The text is made at the edge. */
export interface Gap {
  readonly code:
    | 'issued-not-read'
    | 'total-not-read'
    | 'type-not-read'
    | 'version-not-read'
    | 'kind-not-read'
    | 'data-stale'
    | 'sources-disagree'
    | 'entitlements-not-recorded';
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/**
 * One row of the position. A figure with an unknown part is `null`. Without entitlements `bought`, `reclaimable` and `shortfall` are `null`.
 * `label` is only set when the CAL type is unknown: packs of unknown type are kept apart by their text as read, so
 * that two types are never added together.
 */
export interface PositionRow {
  readonly site: string;
  readonly calType: CalType;
  readonly productVersion: ProductVersion;
  readonly label: string | null;
  readonly bought: number | null;
  readonly installed: number | null;
  readonly issued: number | null;
  readonly available: number | null;
  readonly overIssued: number | null;
  readonly reclaimable: number | null;
  readonly shortfall: number | null;
  /** Sums of the parts that were read: the figures themselves when none lacks, else the least that they can be. */
  readonly atLeast: { readonly installed: number; readonly issued: number };
  readonly confidence: 'complete' | 'partial';
  readonly gaps: readonly Gap[];
  /** Counted packs in the row, and the license servers that hold them. */
  readonly keyPacks: readonly string[];
  readonly licenseServers: readonly string[];
  /** The oldest source behind each figure: a figure is as old as its oldest part. */
  readonly sources: {
    readonly installed: FigureSource | null;
    readonly issued: FigureSource | null;
  };
}

export interface Position {
  readonly asOf: Instant;
  readonly rows: readonly PositionRow[];
}

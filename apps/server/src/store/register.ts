import type {
  AccountTally,
  CalType,
  DisappearedPack,
  FigureSource,
  Finding,
  FindingSettings,
  Instant,
  InventoryFormat,
  IssuedLicenseStatus,
  KeyPackFacts,
  LicenseServerFacts,
  LicenseTally,
  ObservedAtSource,
  PreviousTotal,
  ReadEvent,
  RegisteredKeyPack,
  RegisteredServer,
  RegisteredTarget,
  Rejection,
  SessionHostFacts,
  UserCalFacts,
} from '@calepin/core';
import type { AccountStore } from './accounts.ts';
import type { AuditContext, AuditReads } from './audit.ts';
import type { CollectionStore } from './collection.ts';
import type { ChangeCounts, DocumentIdentity, FoldRequest, FoldResult } from './fold-request.ts';

export type * from './fold-request.ts';

/** A site: a customer, entity or forest governed on its own. `example` marks an invented organisation, removable whole. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly example: boolean;
}

/** Everything may be asked as of an instant; without one, now. */
export interface AsOf {
  readonly asOf?: Instant;
}

/** One site by its identifier, or several: none at all when the list is empty. */
export type SiteChoice = string | readonly string[];

/** Without `site`, every site. */
export interface SiteFilter extends AsOf {
  readonly site?: SiteChoice;
}

/** One page of rows in a total order. `next` is an opaque cursor, `null` at the end. Never an offset. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

export type ImportState = 'running' | 'done' | 'failed' | 'undone';

/** An import: one act of a person or a collector, holding one observation per document. */
export interface ImportRecord {
  readonly id: string;
  readonly site: string;
  readonly state: ImportState;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** `file`, `push`, `example`, `collect`. */
  readonly origin: string;
  readonly observations: readonly ObservationRecord[];
  /** Code of the failure when `state` is `failed`. */
  readonly failure: string | null;
}

export interface ObservationRecord {
  readonly id: string;
  readonly importId: string;
  readonly name: string;
  readonly format: InventoryFormat;
  readonly encoding: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly observedAt: Instant;
  readonly observedAtSource: ObservedAtSource;
  /** When the document was last read again, the same to the byte; `null` when it was not. */
  readonly confirmedAt: Instant | null;
  /** As it was given to `fold`. */
  readonly delimiter: string | null;
  readonly defaultHost: string;
  readonly reading: string;
  readonly hosts: readonly string[];
  readonly changes: ChangeCounts;
  readonly rejected: number;
  /** The first rejected rows (bounded). */
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly {
    readonly code: string;
    readonly facts: Readonly<Record<string, string | number | null>>;
  }[];
}

/** A license server with its facts as of an instant. */
export interface LicenseServerRecord extends RegisteredServer {
  readonly facts: LicenseServerFacts | null;
  readonly keyPackCount: number;
  /** `null` when no list of issued licences was ever read. */
  readonly issuedLicenseCount: number | null;
}

/** A key pack with its raw values and its history. */
export interface KeyPackRecord extends RegisteredKeyPack {
  /** The properties as read. */
  readonly facts: KeyPackFacts;
  /** `null` while it is there. */
  readonly missingSince: Instant | null;
}

/** One interval during which the pack's figures did not change. `to` is `null` for the present one. */
export interface KeyPackHistoryEntry {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly total: number | null;
  readonly issued: number | null;
  readonly available: number | null;
  readonly observationId: string;
}

export interface IssuedLicenseRow {
  readonly id: string;
  readonly site: string;
  readonly host: string;
  readonly licenseId: number;
  readonly keyPackId: number | null;
  readonly keyPackRef: string | null;
  readonly user: string | null;
  readonly computer: string | null;
  readonly hardwareId: string | null;
  readonly status: IssuedLicenseStatus;
  readonly statusNumber: number | null;
  readonly issued: Instant | null;
  readonly expires: Instant | null;
}

export type IssuedLicenseSort = 'holder' | 'computer' | 'issued' | 'expires' | 'licenseId';

export interface IssuedLicenseFilter extends SiteFilter {
  readonly licenseServerId?: string;
  readonly keyPackRef?: string;
  readonly status?: IssuedLicenseStatus;
  /** Prefix of a user, a computer or a hardware id, without regard to case. */
  readonly search?: string;
  readonly sort?: IssuedLicenseSort;
  readonly descending?: boolean;
}

/** One user's CAL. Which license server issued it, `managingServer` tells by the `productId` of its facts. */
export interface UserCalRecord extends UserCalFacts {
  readonly id: string;
  readonly site: string;
}

export interface UserCalFilter extends SiteFilter {
  /** Prefix of the user's name, with or without the domain, without regard to case. */
  readonly search?: string;
  /** `deleted` wins over `disabled`; `active` is an account that was seen to be neither. */
  readonly account?: 'active' | 'disabled' | 'deleted';
}

/** A session host as of an instant. */
export interface SessionHostRecord extends SessionHostFacts {
  readonly id: string;
  readonly site: string;
  readonly lastSeen: FigureSource | null;
}

/** Everything that the rules need, reduced to groups by the store. */
export interface RegisterSnapshot {
  readonly asOf: Instant;
  readonly servers: readonly RegisteredServer[];
  readonly keyPacks: readonly RegisteredKeyPack[];
  readonly tallies: readonly LicenseTally[];
  readonly disappeared: readonly DisappearedPack[];
  readonly previousTotals: readonly PreviousTotal[];
  /** As they are now, those that were added since left out: settings have no past. */
  readonly targets: readonly RegisteredTarget[];
  readonly accounts: readonly AccountTally[];
}

/** A finding over time. */
export interface FindingRecord extends Finding {
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly acknowledgement: Acknowledgement | null;
}

export interface Acknowledgement {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

export interface FindingEvent {
  readonly at: Instant;
  readonly event: 'opened' | 'closed' | 'reopened' | 'acknowledged' | 'acknowledgement-removed';
  readonly by: string | null;
  readonly reason: string | null;
}

/** Installed and issued over time for the trend: one point at each instant where a figure changed. */
export interface TrendSeries {
  readonly site: string;
  readonly calType: CalType;
  readonly productVersionId: number | null;
  readonly label: string | null;
  readonly points: readonly {
    readonly at: Instant;
    readonly installed: number | null;
    readonly issued: number | null;
  }[];
}

/** How an original is read again: given by the composition root, so that the store does not know the readers. */
export type ReplayReader = (
  observation: ObservationRecord,
  original: () => AsyncIterable<Uint8Array>,
) => AsyncIterable<ReadEvent>;

/** The register. The only way to reach stored data; implemented by `openRegister`. */
export interface Register extends CollectionStore, AuditReads, AccountStore {
  /**
   * The same register for someone: what is written through it becomes an event of the audit chain, in the same transaction.
   * Without it, what is written is the act of Calepin itself.
   */
  as(by: AuditContext): Register;

  sites(): Promise<readonly Site[]>;
  ensureSite(name: string, options?: { example?: boolean }): Promise<Site>;
  removeSite(id: string): Promise<void>;

  /** Streams the bytes to disk, compressed, hashed and fsynced. Idempotent by hash. */
  storeOriginal(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }>;
  /** The original bytes of an observation. */
  original(sha256: string): AsyncIterable<Uint8Array>;

  beginImport(request: { site: string; origin: string }): Promise<string>;
  /** Folds one document in one transaction: all of it or nothing. Out-of-order instants are put where they belong. */
  fold(request: FoldRequest): Promise<FoldResult>;
  /**
   * Notes that a document was read again, the same to the byte and in the same way, when the register's newest readings at
   * that instant of all that it speaks of are from those very bytes: a small row that belongs to the import which brought
   * the document, and goes with it. The answer is that of a fold that wrote nothing (`folded` is `false`).
   *
   * What was confirmed more than three days ago is remembered once a day: an age as of an instant may then be told up to a
   * day older than it was, and never newer.
   * @returns `null` when the document has to be folded; nothing was written then.
   */
  confirm(document: DocumentIdentity): Promise<FoldResult | null>;
  endImport(importId: string, outcome: { failure?: string }): Promise<ImportRecord>;
  /** What folding would change, without writing. */
  preview(request: FoldRequest): Promise<{ changes: ChangeCounts; alreadyImported: string | null }>;
  /** Takes a whole import back, as if it had never been; later observations are replayed. */
  undoImport(importId: string): Promise<ImportRecord>;
  /** The latest first; collections that changed nothing only when `unchanged` asks for them. */
  imports(filter: { site?: SiteChoice; unchanged?: boolean } & PageRequest): Promise<Page<ImportRecord>>;
  importRecord(id: string): Promise<ImportRecord | null>;
  /** The instants of the oldest and the newest observation; `null` when there is none. */
  observedBetween(filter?: {
    site?: SiteChoice;
  }): Promise<{ readonly oldest: Instant; readonly newest: Instant } | null>;
  /** Under which name of a license server the latest documents of a site were folded (bounded), the newest first. */
  defaultHosts(site: string): Promise<readonly Pick<ObservationRecord, 'name' | 'defaultHost'>[]>;

  snapshot(filter: SiteFilter): Promise<RegisterSnapshot>;
  trend(filter: SiteFilter & { from: Instant }): Promise<readonly TrendSeries[]>;
  licenseServers(filter: SiteFilter): Promise<readonly LicenseServerRecord[]>;
  licenseServer(id: string, asOf?: Instant): Promise<LicenseServerRecord | null>;
  /** What the identifiers stand for, of every site, without the cost of their figures. */
  licenseServerNames(): Promise<readonly Pick<RegisteredServer, 'id' | 'host'>[]>;
  keyPacks(filter: SiteFilter & { licenseServerId?: string }): Promise<readonly KeyPackRecord[]>;
  keyPack(ref: string, asOf?: Instant): Promise<KeyPackRecord | null>;
  keyPackHistory(ref: string): Promise<readonly KeyPackHistoryEntry[]>;
  issuedLicenses(filter: IssuedLicenseFilter & PageRequest): Promise<Page<IssuedLicenseRow>>;
  issuedLicenseCount(filter: IssuedLicenseFilter): Promise<number>;
  /** In the order of the users' names. */
  userCals(filter: UserCalFilter & PageRequest): Promise<Page<UserCalRecord>>;
  /** By name. */
  sessionHosts(filter: SiteFilter): Promise<readonly SessionHostRecord[]>;

  /** Records which findings hold: opens new ones, closes those that no longer hold. */
  recordFindings(findings: readonly Finding[], site: string, at: Instant): Promise<void>;
  findings(
    filter: SiteFilter & { state?: 'open' | 'closed' | 'all' } & PageRequest,
  ): Promise<Page<FindingRecord>>;
  finding(id: string): Promise<(FindingRecord & { readonly history: readonly FindingEvent[] }) | null>;
  acknowledge(id: string, acknowledgement: Acknowledgement): Promise<FindingRecord | null>;
  removeAcknowledgement(id: string, by: string, at: Instant): Promise<FindingRecord | null>;

  settings(): Promise<FindingSettings>;
  saveSettings(settings: FindingSettings): Promise<void>;

  /** Changes at every write: the ETag of every page. */
  revision(): Promise<string>;
  /** Changes when figures or findings may have; not when readings confirm them or when runs begin and end. */
  figuresRevision(): Promise<string>;
  close(): Promise<void>;
}

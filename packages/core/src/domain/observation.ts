import type {
  IssuedLicenseFacts,
  KeyPackFacts,
  LicenseServerFacts,
  SessionHostFacts,
  UserCalFacts,
} from './facts.ts';
import type { Instant } from './instant.ts';

/** The kinds of list that an observation may cover. */
export type Scope = 'license-server' | 'key-packs' | 'issued-licenses' | 'user-cals' | 'session-host';

/**
 * What an observation says of one (host, scope). `complete` means that the list was read whole, so that an entity
 * absent from it is gone; a pasted extract, a truncated file or a rejected row makes it `false`, and nothing is closed.
 * `fields` are the property names (of the facts) that the input carried, `null` values included: a property that the
 * input lacks is unknown as of this observation, it is not gone.
 */
export interface Coverage {
  readonly host: string | null;
  readonly scope: Scope;
  readonly complete: boolean;
  readonly fields: readonly string[];
}

/** How the instant of an observation is known. */
export type ObservedAtSource = 'content' | 'file-name' | 'file-date' | 'given' | 'import';

/** Why one value, row or block was parked. `code` is stable; the text is made at the edge. */
export type RejectionCode =
  | 'not-a-number'
  | 'out-of-range'
  | 'not-a-date'
  | 'ambiguous-date'
  | 'missing-value'
  | 'missing-key-pack-id'
  | 'missing-license-id'
  | 'missing-user'
  | 'wrong-field-count'
  | 'truncated-value'
  | 'truncated-row'
  | 'row-too-long'
  | 'malformed'
  | 'unknown-class'
  | 'duplicate-row'
  | 'too-many-rejections';

/** A parked row: what, where and why. `value` is bounded to 200 characters. Lines count from 1. */
export interface Rejection {
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: RejectionCode;
}

/** Something the reader noticed and went on. `facts` fill the message in the reader's language. */
export type WarningCode =
  | 'host-absent'
  | 'issued-absent'
  | 'type-absent'
  | 'kind-absent'
  | 'version-absent'
  | 'accents-lost'
  | 'dates-ambiguous'
  | 'dates-order-assumed'
  | 'truncated'
  | 'duplicate-key-pack-id'
  | 'sources-disagree'
  | 'unreadable-at-source'
  | 'undocumented-number'
  | 'column-unknown'
  | 'header-longer-than-rows'
  | 'no-rows'
  | 'encoding-guessed';

export interface ReadWarning {
  readonly code: WarningCode;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** A slice of an observation. Arrays may be empty; a batch holds at most a few thousand rows in all. */
export interface ReadBatch {
  readonly licenseServers: readonly LicenseServerFacts[];
  readonly keyPacks: readonly KeyPackFacts[];
  readonly issuedLicenses: readonly IssuedLicenseFacts[];
  readonly userCals: readonly UserCalFacts[];
  readonly sessionHosts: readonly SessionHostFacts[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ReadWarning[];
}

export const EMPTY_BATCH: ReadBatch = Object.freeze({
  licenseServers: [],
  keyPacks: [],
  issuedLicenses: [],
  userCals: [],
  sessionHosts: [],
  rejected: [],
  warnings: [],
});

/** The inventory formats that readers know. */
export type InventoryFormat =
  | 'keypack-csv'
  | 'issued-license-csv'
  | 'user-cal-csv'
  | 'license-server-csv'
  | 'collector-json'
  | 'checkmk-section'
  | 'format-list'
  | 'format-table'
  | 'cim-json'
  | 'cim-xml'
  | 'per-user-report';

/** What is known of a document before its rows. */
export interface DocumentHeader {
  /** File name, with the path inside the archive or folder (`export.zip/packs.csv`); `-` for standard input. */
  readonly name: string;
  readonly format: InventoryFormat;
  /** IANA-style lower-case name: `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly encoding: string;
  /** `,` `;` or a tab for delimited formats, else `null`. */
  readonly delimiter: string | null;
  /** When the observation was made, as the input tells it (content, then file name, then file date), else `null`. */
  readonly observedAt: Instant | null;
  readonly observedAtSource: ObservedAtSource | null;
}

/** What is known of a document after its rows. */
export interface DocumentEnd {
  /** Lower-case hexadecimal SHA-256 of the document's original bytes. */
  readonly sha256: string;
  readonly bytes: number;
  readonly coverage: readonly Coverage[];
}

/** Why a whole document was refused. */
export type RefusalCode =
  | 'not-an-inventory'
  | 'empty'
  | 'binary'
  | 'archive-encrypted'
  | 'archive-damaged'
  | 'archive-too-large'
  | 'archive-nested'
  | 'unsafe-xml'
  | 'too-deep'
  | 'unreadable'
  | 'schema-too-new';

/** What a reader yields, in order: per document `document`, any number of `batch`, then `end`; or one `refused`. */
export type ReadEvent =
  | { readonly kind: 'document'; readonly header: DocumentHeader }
  | { readonly kind: 'batch'; readonly batch: ReadBatch }
  | { readonly kind: 'end'; readonly end: DocumentEnd }
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly code: RefusalCode;
      /** The formats that were tried, and why each was not it (a short code such as `no-known-column`). */
      readonly tried: readonly { readonly format: InventoryFormat; readonly reason: string }[];
      readonly facts: Readonly<Record<string, string | number | null>>;
    };

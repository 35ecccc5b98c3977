import type { Instant, InventoryFormat, ObservedAtSource, Scope } from '@calepin/core';
import type {
  AccountGrantTable,
  AccountTable,
  ApiTokenTable,
  OneTimeLinkTable,
  SignInTable,
} from './accounts/tables.ts';
import type { CredentialTable, RunPlanTable, RunTable, TargetTable } from './collection/tables.ts';

/**
 * The tables. Instants are epoch milliseconds, JSON is text, a flag is 0 or 1. Rows with `valid_from` and `valid_to`
 * hold what was true in [valid_from, valid_to); `OPEN` ends what still is.
 */
export const OPEN: Instant = 253_402_300_799_999;

export type Flag = 0 | 1;

/** Small facts about the register itself: the key that signs cursors, counters, the settings. */
interface MetaTable {
  name: string;
  value: string;
}

/** The audit chain: `line` is the whole event, the other columns are for finding it. Only ever added to. */
interface AuditEventTable {
  seq: number;
  at: Instant;
  act: string;
  site_id: string | null;
  line: string;
}

interface SiteTable {
  id: string;
  name: string;
  name_key: string;
  example: Flag;
}

interface ImportTable {
  id: string;
  seq: number;
  site_id: string;
  origin: string;
  state: 'running' | 'done' | 'failed' | 'undone';
  started_at: Instant;
  ended_at: Instant | null;
  failure: string | null;
}

/**
 * One document of an import. `folded` shaped the register; `repeat` is the same bytes at the same instant as a folded
 * one, kept so that undoing the first leaves the second; `undone` is only remembered.
 */
interface ObservationTable {
  seq: number;
  id: string;
  import_id: string;
  site_id: string;
  state: 'folded' | 'repeat' | 'undone';
  name: string;
  format: InventoryFormat;
  encoding: string;
  delimiter: string | null;
  sha256: string;
  bytes: number;
  observed_at: Instant;
  observed_at_source: ObservedAtSource;
  default_host: string;
  reading: string;
  hosts: string;
  rejected: number;
  rejections: string;
  warnings: string;
  /** What it had changed, kept once it is undone. */
  undone_changes: string | null;
}

/** A host name as one observation spelt it. The names in use decide which names are one server. */
interface HostMentionTable {
  seq: number;
  site_id: string;
  host_key: string;
  host: string;
}

interface LicenseServerTable {
  id: string;
  site_id: string;
  /** The full name when one is known. */
  host_key: string;
  host: string;
}

/** Which license server a name stands for. */
interface HostAliasTable {
  site_id: string;
  host_key: string;
  license_server_id: string;
}

/** One list that observations carry: a scope of a license server, of a session host, or of the directory. */
interface ListTable {
  id: number;
  site_id: string;
  scope: Scope;
  /** The license server's or session host's name; empty for the site's directory. */
  host_key: string;
  license_server_id: string | null;
}

/** What one observation said of one list, and what that changed: the age of every figure. */
export interface CoverageTable {
  list_id: number;
  observed_at: Instant;
  seq: number;
  /** The host name under which the document held the list. */
  part: string;
  /** The same as spelt. */
  host: string;
  complete: Flag;
  fields: string;
  has_total: Flag;
  has_issued: Flag;
  has_activation: Flag;
  /** Of the rows in their order. */
  digest: string;
  row_count: number;
  alive: number;
  added: number;
  changed: number;
  gone: number;
  unchanged: number;
}

interface Versioned {
  list_id: number;
  valid_from: Instant;
  valid_to: Instant;
}

interface LicenseServerVersionTable extends Versioned {
  activation_status: number | null;
  license_server_id: string | null;
  product_id: string | null;
  server_role: number | null;
  os_version: string | null;
  details: string | null;
}

/** The stable reference of a key pack. */
interface KeyPackTable {
  id: string;
  list_id: number;
  number: number;
  discriminator: string;
}

export interface KeyPackVersionTable extends Versioned {
  number: number;
  discriminator: string;
  description: string | null;
  key_pack_type: number | null;
  product_type: number | null;
  product_version: string | null;
  product_version_id: number | null;
  total: number | null;
  issued: number | null;
  available: number | null;
  expiration_date: Instant | null;
  access_rights: number | null;
  type_and_model: string | null;
  previous_total: number | null;
  total_changed_at: Instant | null;
  /** Observation that last carried the figure, when a later one had the column but no value for this pack. */
  total_seq: number | null;
  issued_seq: number | null;
}

/** Which packs an incomplete reading showed: the only ones whose age it tells. */
interface KeyPackSightingTable {
  list_id: number;
  number: number;
  discriminator: string;
  observed_at: Instant;
  seq: number;
}

export interface IssuedLicenseTable extends Versioned {
  license_id: number;
  /** -1 when it was not read. */
  pack_number: number;
  user: string | null;
  user_key: string | null;
  computer: string | null;
  computer_key: string | null;
  hardware_id: string | null;
  status_number: number | null;
  issued_at: Instant | null;
  expires_at: Instant | null;
}

export interface UserCalTable extends Versioned {
  user_key: string;
  product: string;
  user: string;
  product_version_id: number | null;
  product_version: string | null;
  product_code: string | null;
  expires_at: Instant | null;
  managing_server: string | null;
  disabled: Flag | null;
  deleted: Flag | null;
}

interface SessionHostVersionTable extends Versioned {
  licensing_type: number | null;
  licensing_type_source: 'policy' | 'local' | null;
  license_servers: string | null;
  license_servers_source: 'policy' | 'local' | null;
  grace_period_days: number | null;
  os_version: string | null;
  details: string | null;
}

interface FindingTable {
  id: string;
  site_id: string;
  rule: string;
  subject: string;
  acknowledged_at: Instant | null;
  acknowledged_by: string | null;
  acknowledged_reason: string | null;
}

/** A stretch of time during which a finding held. */
interface FindingPeriodTable {
  finding_id: string;
  opened_at: Instant;
  closed_at: Instant;
  /** 0 critical, 1 warning, 2 info: the order of the list. */
  severity: number;
  since: Instant;
  facts: string;
}

interface FindingEventTable {
  seq: number;
  finding_id: string;
  at: Instant;
  event: 'opened' | 'closed' | 'reopened' | 'acknowledged' | 'acknowledgement-removed';
  by: string | null;
  reason: string | null;
}

/**
 * An instant at which the document of an observation was read again, the same to the byte. No other reading of any of
 * its lists lies between the observation and it.
 */
interface ConfirmationTable {
  seq: number;
  at: Instant;
}

export interface Schema {
  meta: MetaTable;
  audit_event: AuditEventTable;
  site: SiteTable;
  import: ImportTable;
  observation: ObservationTable;
  host_mention: HostMentionTable;
  license_server: LicenseServerTable;
  host_alias: HostAliasTable;
  list: ListTable;
  coverage: CoverageTable;
  license_server_version: LicenseServerVersionTable;
  key_pack: KeyPackTable;
  key_pack_version: KeyPackVersionTable;
  key_pack_sighting: KeyPackSightingTable;
  issued_license: IssuedLicenseTable;
  user_cal: UserCalTable;
  session_host_version: SessionHostVersionTable;
  finding: FindingTable;
  finding_period: FindingPeriodTable;
  finding_event: FindingEventTable;
  confirmation: ConfirmationTable;
  credential: CredentialTable;
  target: TargetTable;
  run_plan: RunPlanTable;
  run: RunTable;
  account: AccountTable;
  account_grant: AccountGrantTable;
  sign_in: SignInTable;
  one_time_link: OneTimeLinkTable;
  api_token: ApiTokenTable;
}

/** The tables of versions, one per scope. */
export type VersionTableName =
  | 'license_server_version'
  | 'key_pack_version'
  | 'issued_license'
  | 'user_cal'
  | 'session_host_version';

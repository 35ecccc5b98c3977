import type { CollectStepOutcome, Instant, Scope } from '@calepin/core';
import type { Page, PageRequest, SiteChoice } from './register.ts';

export type TargetKind = 'host' | 'directory';
export type TargetTransport = 'http' | 'https' | 'ldap' | 'ldaps';
export type TargetAuthentication = 'basic' | 'ntlm' | 'negotiate' | 'kerberos' | 'certificate' | 'simple';
/** How a target came: typed, from a list, from the directory, from what session hosts are configured to use, from DNS, for the demo. */
export type TargetOrigin = 'manual' | 'list' | 'directory' | 'session-host' | 'dns' | 'demo';

/** What a person may choose of a target. */
export interface TargetSettings {
  /** Identifier of the site. */
  readonly site: string;
  readonly kind: TargetKind;
  /** The name under which the host stands in the register; for a directory, its DNS domain. */
  readonly name: string;
  /** What is connected to when it is not the name: another DNS name or an IP address. */
  readonly address: string | null;
  readonly transport: TargetTransport;
  /** `null` means the usual one of the transport (5985, 5986, 389, 636). */
  readonly port: number | null;
  /** WS-Management path; `null` means `/wsman`. */
  readonly path: string | null;
  readonly authentication: TargetAuthentication;
  readonly resourceStyle: 'wmi' | 'dmtf';
  readonly credentialId: string | null;
  /** PEM certificates to trust besides the system's. */
  readonly ca: string | null;
  /** Basic over plain HTTP: the password travels readable. Never on unless a person said so. */
  readonly allowUnencrypted: boolean;
  /** The lists to read; those that a host does not have are told and left. */
  readonly reads: readonly Scope[];
  readonly intervalMinutes: number;
  readonly paused: boolean;
}

export interface Target extends TargetSettings {
  readonly id: string;
  readonly origin: TargetOrigin;
  readonly createdAt: Instant;
}

/** A target with how it has been going. */
export interface TargetRecord extends Target {
  /** When it is due; `null` while paused. */
  readonly nextRunAt: Instant | null;
  /** When it was added, or resumed after a pause. */
  readonly activeSince: Instant;
  /** Runs in a row that brought nothing. */
  readonly failures: number;
  /** The end of the last run that brought something. */
  readonly lastSuccessAt: Instant | null;
  readonly lastRun: RunRecord | null;
}

export type RunTrigger = 'schedule' | 'manual' | 'retry';
export type RunState = 'running' | 'done' | 'partial' | 'failed' | 'interrupted';

/** One collection of one target. `partial`: something was read, and something was not. */
export interface RunRecord {
  readonly id: string;
  readonly targetId: string;
  readonly trigger: RunTrigger;
  readonly state: RunState;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly steps: readonly CollectStepOutcome[];
  readonly rows: number;
  readonly bytes: number;
  /** The import that holds what was read; `null` when nothing was, or when nothing had changed. */
  readonly importId: string | null;
  /** What was read was what the register already had. */
  readonly unchanged: boolean;
}

/** How to sign in, without the secret. */
export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly kind: 'password' | 'certificate';
  /** `LAB\calepin`, `calepin@lab.test`; `null` for a certificate. */
  readonly user: string | null;
  readonly changedAt: Instant;
  /** How many targets use it. */
  readonly targets: number;
}

export interface RunFilter extends PageRequest {
  readonly targetId?: string;
  readonly site?: SiteChoice;
  readonly state?: RunState;
}

/**
 * What the register keeps of live collection; secrets only sealed. `Register` extends it: these are questions and writes
 * of the register like the others, and cross threads like them. A run that begins or ends changes no figure, so that it
 * leaves `figuresRevision` as it is.
 */
export interface CollectionStore {
  credentials(): Promise<readonly Credential[]>;
  /** The sealed secret (age, armored); `null` when there is no such credential. */
  sealedSecret(
    credentialId: string,
  ): Promise<{ readonly user: string | null; readonly sealed: string } | null>;
  /** Adds or replaces. @throws RegisterError `unknown-credential` when there is no secret, neither given nor kept */
  saveCredential(credential: {
    readonly id: string;
    readonly name: string;
    readonly kind: 'password' | 'certificate';
    readonly user: string | null;
    /** `null` keeps the secret that is there. */
    readonly sealed: string | null;
    readonly at: Instant;
  }): Promise<void>;
  /** `false` when a target still uses it; nothing is removed then. */
  removeCredential(id: string): Promise<boolean>;

  /** By name. */
  targets(filter: { site?: SiteChoice }): Promise<readonly TargetRecord[]>;
  target(id: string): Promise<TargetRecord | null>;
  /**
   * Adds or replaces, keeping its runs and how it has been going.
   * @throws RegisterError `duplicate-target` when another one has the same site, kind and name (without regard to case);
   * `unknown-site`, `unknown-credential`
   */
  saveTarget(target: Target & { readonly nextRunAt: Instant | null }): Promise<void>;
  /** The same for many, in one go. @returns the identifiers of those that were refused as `duplicate-target` */
  saveTargets(
    targets: readonly (Target & { readonly nextRunAt: Instant | null })[],
  ): Promise<readonly string[]>;
  /** Removes it with its runs; what it brought stays. Nothing happens when there is none. */
  removeTarget(id: string): Promise<void>;
  /** Nothing happens when there is no such target. */
  setNextRun(id: string, at: Instant | null): Promise<void>;

  /**
   * A run of the target that is still marked as running belongs to something that died: it becomes `interrupted`, as those
   * do that are found when the register is opened for writing.
   * @throws RegisterError `unknown-target`
   */
  beginRun(run: Pick<RunRecord, 'id' | 'targetId' | 'trigger' | 'startedAt'>): Promise<void>;
  /**
   * Ends it, and settles the target: failures, last success, when it is due again (never while it is paused). Nothing
   * happens when the target was removed meanwhile.
   *
   * Of each target the latest 200 runs are kept, and those of the last 30 days that failed or brought something new; 1,000
   * at most.
   * @throws RegisterError `run-not-running`
   */
  endRun(
    run: Omit<RunRecord, 'targetId' | 'trigger' | 'startedAt' | 'endedAt' | 'state'> & {
      readonly state: Exclude<RunState, 'running'>;
      readonly endedAt: Instant;
      readonly nextRunAt: Instant | null;
    },
  ): Promise<void>;
  /** The latest first. */
  runs(filter: RunFilter): Promise<Page<RunRecord>>;
  run(id: string): Promise<RunRecord | null>;
}

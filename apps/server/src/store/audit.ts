import type { Instant } from '@calepin/core';
import type { Page, PageRequest, SiteChoice } from './register.ts';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * Who acted. `account` is somebody who signed in, by their address, and `token` a program, by the token's name; `person` is
 * somebody who did not (yet) sign in. `command` is the command line, which the data folder lets in, `collector` a push with its
 * token, `calepin` the program by itself.
 */
export const AUDIT_ACTORS = ['account', 'token', 'person', 'command', 'collector', 'calepin'] as const;

export type AuditActorKind = (typeof AUDIT_ACTORS)[number];

/** Who acts, and from where. */
export interface AuditContext {
  readonly actor: { readonly kind: AuditActorKind; readonly name: string | null };
  readonly origin: {
    /** Network address of the one who asked; `null` within this process. */
    readonly address: string | null;
    /** What the asking program calls itself; anyone may claim anything. */
    readonly program: string | null;
    /** Identifier of the request, as the answer and the log have it. */
    readonly request: string | null;
  };
}

/** What changes by itself. */
export const BY_ITSELF: AuditContext = {
  actor: { kind: 'calepin', name: null },
  origin: { address: null, program: null, request: null },
};

export const AUDIT_ACTS = [
  'site-added',
  'site-removed',
  'import-done',
  'import-failed',
  'import-undone',
  'finding-acknowledged',
  'acknowledgement-removed',
  'settings-changed',
  'credential-added',
  'credential-changed',
  'credential-removed',
  'target-added',
  'target-changed',
  'target-removed',
  'account-added',
  'account-changed',
  'account-removed',
  'link-given',
  'password-set',
  'signed-in',
  'signed-out',
  'sign-in-refused',
  'token-added',
  'token-removed',
] as const;

export type AuditAct = (typeof AUDIT_ACTS)[number];

export const AUDIT_SUBJECTS = [
  'site',
  'import',
  'finding',
  'settings',
  'credential',
  'target',
  'account',
  'token',
] as const;

export type AuditSubjectKind = (typeof AUDIT_SUBJECTS)[number];

/** One act: who, what, before and after, when, from where, why. Names are those of that moment. */
export interface AuditEvent extends AuditContext {
  /** 1, 2, 3 …, without a gap. */
  readonly seq: number;
  readonly at: Instant;
  readonly act: AuditAct;
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string | null; readonly name: string };
  /** What was there, of what changed; `null` when it is new. Never a secret. */
  readonly before: Json;
  /** What is there since; `null` when it was removed. */
  readonly after: Json;
  readonly reason: string | null;
  /** Hash of the event before; 64 zeros before the first. */
  readonly previous: string;
  /** SHA-256, in hexadecimal digits, of the event without this field, in the canonical form of RFC 8785. */
  readonly hash: string;
}

/** The last event of a chain: who keeps it elsewhere can prove later that nothing before it was changed or cut. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export interface AuditFilter extends PageRequest {
  readonly site?: SiteChoice;
  readonly act?: AuditAct;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** What the register answers of its audit chain. */
export interface AuditReads {
  /** The latest first. */
  auditEvents(filter: AuditFilter): Promise<Page<AuditEvent>>;
  /** The chain as it is stored, a line of JSON per event: those of `limit` numbers after one. */
  auditLines(request: { readonly after: number; readonly limit: number }): Promise<readonly string[]>;
  /** What the register believes to be the end of the chain; `null` before the first event. */
  auditHead(): Promise<AuditHead | null>;
}

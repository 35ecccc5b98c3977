/**
 * Where a collection stopped, in the order in which a connection is made: the name is resolved, the port answers, TLS is
 * agreed, the account is known, it may use remote management, and then class by class.
 */
export type CollectStep = 'name' | 'port' | 'tls' | 'authentication' | 'authorization' | 'class';

/** Why a step failed. Stable; the sentence and its remedy are made at the edge (`sayCollectProblem`). */
export type CollectProblemCode =
  // name
  | 'name-not-found'
  | 'name-lookup-failed'
  // port
  | 'host-unreachable'
  | 'connection-refused'
  | 'connection-timeout'
  | 'connection-cut'
  // tls
  | 'tls-name-mismatch'
  | 'tls-untrusted'
  | 'tls-expired'
  | 'tls-failed'
  // what answers is not what was asked for
  | 'not-ws-management'
  | 'wrong-transport'
  | 'redirected'
  // authentication
  | 'credential-missing'
  | 'credential-unreadable'
  | 'authentication-refused'
  | 'authentication-not-offered'
  | 'authentication-not-mutual'
  | 'password-expired'
  | 'password-must-change'
  | 'account-disabled'
  | 'account-locked'
  | 'account-expired'
  | 'account-restricted'
  | 'clock-skew'
  | 'unencrypted-refused'
  | 'kerberos-unavailable'
  | 'kerberos-failed'
  | 'certificate-refused'
  // authorization, and class by class
  | 'access-denied'
  | 'class-access-denied'
  | 'class-not-found'
  | 'namespace-not-found'
  | 'method-failed'
  | 'quota'
  | 'server-busy'
  | 'server-timeout'
  | 'envelope-too-small'
  | 'server-fault'
  // what came is not usable
  | 'answer-timeout'
  | 'answer-malformed'
  | 'answer-too-large'
  | 'answer-unrelated'
  | 'seal-broken'
  // directory
  | 'directory-not-found'
  | 'directory-schema-absent'
  | 'directory-signing-required'
  | 'directory-referral-failed'
  | 'directory-limit'
  | 'directory-recycle-bin-off'
  // ours
  | 'stopped'
  | 'internal';

/** A failed step: our code, and what the server itself said, always shown. Texts are bounded. */
export interface CollectProblem {
  readonly code: CollectProblemCode;
  /** The server's own number or name, as it gives it: `2150858793`, `0x80041003`, `HTTP 401`, `LDAP 49, data 532`. */
  readonly serverCode: string | null;
  /** The server's own text, in the server's language; at most 500 characters. */
  readonly serverText: string | null;
  /** Numbers and names for the sentence: `host`, `port`, `class`, `user`, `expected`, `found`, `seconds`… Never a secret. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** One step of a run or of a test, in order. */
export interface CollectStepOutcome {
  readonly step: CollectStep;
  /** For `class`: the WMI class, the method as `Class.Method`, or the list read from the directory. */
  readonly subject: string | null;
  /** `skipped`: not tried because an earlier step failed, or not asked for. */
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly durationMs: number | null;
  /** Rows read by a `class` step. */
  readonly rows: number | null;
  /** Of a `skipped` class: it was tried and is not there, which is no failure when the host has another role. */
  readonly problem: CollectProblem | null;
  /** What a step that passed is worth telling of: `ownName`, when the host calls itself otherwise than it is called. */
  readonly facts?: Readonly<Record<string, string | number | null>>;
}

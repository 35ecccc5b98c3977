import type { CollectStepOutcome, Scope } from '@calepin/core';

/** How to sign in, opened for the time of one collection. Never logged, never thrown. */
export type Login =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** PEM, for the client certificate of HTTPS. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly key: string };

/** One host to read over WS-Management. */
export interface HostRequest {
  /** Name under which the host is told; what is connected to unless `address` says otherwise. */
  readonly name: string;
  readonly address: string | null;
  readonly transport: 'http' | 'https';
  readonly port: number | null;
  readonly path: string | null;
  readonly authentication: 'basic' | 'ntlm' | 'negotiate' | 'kerberos' | 'certificate';
  readonly resourceStyle: 'wmi' | 'dmtf';
  readonly login: Login | null;
  readonly ca: string | null;
  readonly allowUnencrypted: boolean;
  readonly reads: readonly Scope[];
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** One directory to read over LDAP. */
export interface DirectoryRequest {
  /** DNS domain, e.g. `lab.test`. */
  readonly name: string;
  /** A domain controller; found through DNS when absent. */
  readonly address: string | null;
  readonly transport: 'ldap' | 'ldaps';
  readonly port: number | null;
  readonly login: Login | null;
  readonly ca: string | null;
  readonly timeoutMs: number;
}

/** How the one who asked follows a collection, and stops it. */
export interface CollectWatch {
  readonly signal?: AbortSignal;
  /** Called as each step ends. */
  readonly onStep?: (step: CollectStepOutcome) => void;
  /** Called from time to time while rows come. */
  readonly onRows?: (rows: number) => void;
}

/** What became of a collection. The document itself was written piece by piece. */
export interface CollectOutcome {
  /** `done`: all that was asked for and exists was read. `partial`: some of it. `failed`: nothing. */
  readonly state: 'done' | 'partial' | 'failed';
  readonly steps: readonly CollectStepOutcome[];
  readonly rows: number;
}

/** Takes the document's text in order; the promise is what holds the sender back. */
export type WriteText = (text: string) => Promise<void>;

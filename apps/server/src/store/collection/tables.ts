import type { Instant } from '@calepin/core';
import type {
  RunState,
  RunTrigger,
  TargetAuthentication,
  TargetKind,
  TargetOrigin,
  TargetTransport,
} from '../collection.ts';

export interface CredentialTable {
  id: string;
  name: string;
  kind: 'password' | 'certificate';
  user: string | null;
  /** Sealed secret (age, armored). */
  sealed: string;
  changed_at: Instant;
}

export interface TargetTable {
  /** What runs refer to: a run is a small row, and there are many. */
  number: number;
  id: string;
  site_id: string;
  kind: TargetKind;
  name: string;
  name_key: string;
  address: string | null;
  transport: TargetTransport;
  port: number | null;
  path: string | null;
  authentication: TargetAuthentication;
  resource_style: 'wmi' | 'dmtf';
  credential_id: string | null;
  ca: string | null;
  allow_unencrypted: 0 | 1;
  reads: string;
  interval_minutes: number;
  paused: 0 | 1;
  origin: TargetOrigin;
  created_at: Instant;
  /** When it was added, or last resumed. */
  active_since: Instant;
  next_run_at: Instant | null;
  failures: number;
  last_success_at: Instant | null;
}

/** The steps of a run without what was measured: nearly all runs share a few. */
export interface RunPlanTable {
  number: number;
  steps: string;
}

export interface RunTable {
  seq: number;
  id: string;
  target: number;
  trigger: RunTrigger;
  state: RunState;
  started_at: Instant;
  ended_at: Instant | null;
  plan: number | null;
  measures: string | null;
  problems: string | null;
  rows: number;
  bytes: number;
  import_id: string | null;
  unchanged: 0 | 1;
}

import type { CollectStepOutcome } from '@calepin/core';
import type { Register, RunRecord, Target } from '../../src/store/index.ts';
import { day } from './documents.ts';

/** A target as it is added, with nothing special. */
export function targetOf(site: string, name: string, changes: Partial<Target> = {}): Target {
  return {
    id: `target-${name}`,
    site,
    kind: 'host',
    name,
    address: null,
    transport: 'https',
    port: null,
    path: null,
    authentication: 'negotiate',
    resourceStyle: 'wmi',
    credentialId: null,
    ca: null,
    allowUnencrypted: false,
    reads: ['license-server', 'key-packs', 'issued-licenses'],
    intervalMinutes: 60,
    paused: false,
    origin: 'manual',
    createdAt: day(0),
    ...changes,
  };
}

export const PASSED: CollectStepOutcome = {
  step: 'name',
  subject: null,
  state: 'passed',
  durationMs: 12,
  rows: null,
  problem: null,
};

export const READ: CollectStepOutcome = {
  ...PASSED,
  step: 'class',
  subject: 'Win32_TSLicenseKeyPack',
  rows: 4,
};

export const DENIED: CollectStepOutcome = {
  step: 'class',
  subject: 'Win32_TSIssuedLicense',
  state: 'failed',
  durationMs: null,
  rows: null,
  problem: {
    code: 'class-access-denied',
    serverCode: '2147942405',
    serverText: 'Accès refusé.',
    facts: { class: 'Win32_TSIssuedLicense', host: 'rdl01' },
  },
};

/** A whole run of a target: begun, and ended as said. */
export async function runOnce(
  register: Pick<Register, 'beginRun' | 'endRun'>,
  targetId: string,
  run: Partial<RunRecord> & Pick<RunRecord, 'id' | 'startedAt'>,
): Promise<void> {
  const { id, startedAt, trigger = 'schedule', ...rest } = run;
  await register.beginRun({ id, targetId, trigger, startedAt });
  const { state = 'done', endedAt, ...told } = rest;
  if (state === 'running') return;
  await register.endRun({
    id,
    steps: [PASSED, READ],
    rows: 4,
    bytes: 100,
    importId: null,
    unchanged: false,
    nextRunAt: startedAt + 3_600_000,
    ...told,
    state,
    endedAt: endedAt ?? startedAt + 1000,
  });
}

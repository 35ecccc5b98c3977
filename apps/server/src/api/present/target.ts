import { type Instant, type Language, toIso } from '@calepin/core';
import { targetHealth } from '../../jobs/collection/health.ts';
import type { RunRecord, TargetRecord } from '../../store/collection.ts';
import type { HostIndex } from '../host-index.ts';
import type { Target } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';
import type { Names } from './names.ts';
import { presentRun } from './run.ts';

/** What is told of a target besides its record. */
export interface TargetSurroundings {
  readonly names: Names;
  /** Names of credentials by identifier. */
  readonly credentials: ReadonlyMap<string, string>;
  readonly licenseServers: HostIndex;
  readonly sessionHosts: HostIndex;
  /** The run that goes on. */
  running(targetId: string): RunRecord | null;
  /** When it is due, as the schedule has it; `null` when it is not by itself. */
  dueAt(target: TargetRecord): Instant | null;
  readonly now: Instant;
  readonly language: Language;
}

/** A target with how it is doing. */
export function presentTarget(target: TargetRecord, around: TargetSurroundings): Target {
  const { site, lastRun: stored, lastSuccessAt, nextRunAt: _due, activeSince: _since, ...settings } = target;
  const running = around.running(target.id);
  const lastRun = running ?? stored;
  const { credentialId, name } = target;
  const host = target.kind === 'host';
  return {
    ...settings,
    siteId: site,
    site: around.names.site(site),
    credential: credentialId === null ? null : (around.credentials.get(credentialId) ?? null),
    reads: [...target.reads],
    createdAt: toIso(target.createdAt),
    health: targetHealth(target, running !== null, around.now),
    lastSuccessAt: instantOrNull(lastSuccessAt),
    nextRunAt: instantOrNull(around.dueAt(target)),
    lastRun: lastRun === null ? null : presentRun(lastRun, target, around.language),
    licenseServerId: host ? around.licenseServers.find(site, name) : null,
    sessionHostId: host ? around.sessionHosts.find(site, name) : null,
  };
}

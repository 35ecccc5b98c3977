import { type Instant, MINUTE } from '@calepin/core';
import type { TargetRecord } from '../../store/collection.ts';

export type TargetHealth = 'new' | 'running' | 'good' | 'partial' | 'failing' | 'silent' | 'paused';

/** So many intervals without anything, and a target is silent. */
const SILENT_AFTER = 3;

/** How a target is doing, in one word. */
export function targetHealth(target: TargetRecord, running: boolean, now: Instant): TargetHealth {
  const { paused, intervalMinutes, createdAt, lastSuccessAt, lastRun, failures } = target;
  if (running) return 'running';
  if (paused) return 'paused';
  if (lastRun === null || (lastSuccessAt === null && failures === 0)) return 'new';
  const since = lastSuccessAt ?? createdAt;
  if (now - since > SILENT_AFTER * intervalMinutes * MINUTE) return 'silent';
  if (failures > 0) return 'failing';
  return lastRun.state === 'partial' ? 'partial' : 'good';
}

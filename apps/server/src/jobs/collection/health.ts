import { type Instant, silence } from '@calepin/core';
import type { TargetRecord } from '../../store/collection.ts';

export type TargetHealth = 'new' | 'running' | 'good' | 'partial' | 'failing' | 'silent' | 'paused';

/** How a target is doing, in one word. It is silent when the rule says so, and its last run failed: it is not merely off. */
export function targetHealth(target: TargetRecord, running: boolean, now: Instant): TargetHealth {
  const { paused, activeSince, lastSuccessAt, lastRun, failures } = target;
  if (running) return 'running';
  if (paused) return 'paused';
  if (lastRun === null || (lastSuccessAt === null && failures === 0)) return 'new';
  if (failures === 0) return lastRun.state === 'partial' ? 'partial' : 'good';
  const awaitedSince = Math.max(lastSuccessAt ?? activeSince, activeSince);
  return silence({ ...target, awaitedSince }, now) === null ? 'failing' : 'silent';
}

import { SECOND } from '@calepin/core';
import type { Registry } from 'prom-client';
import type { TargetRecord } from '../store/collection.ts';
import { metricFamily } from './metric-family.ts';
import type { Names } from './present/names.ts';

/** A host and a directory may have one name. */
const TARGET = ['site', 'target', 'kind'];

/** How the collection of each target goes. What has not been read yet has no sample. */
export function collectMetrics(registry: Registry, targets: readonly TargetRecord[], names: Names): void {
  const up = metricFamily(
    registry,
    'rdscal_collect_up',
    'Whether the last collection of the target brought something.',
    TARGET,
  );
  const succeeded = metricFamily(
    registry,
    'rdscal_collect_target_last_success_timestamp_seconds',
    'When a collection of the target last brought something.',
    TARGET,
  );
  const duration = metricFamily(
    registry,
    'rdscal_collect_duration_seconds',
    'How long the last collection of the target took.',
    TARGET,
  );
  const failures = metricFamily(
    registry,
    'rdscal_collect_failures',
    'Collections of the target in a row that brought nothing.',
    TARGET,
  );
  const paused = metricFamily(registry, 'rdscal_collect_paused', 'Whether the target is paused.', TARGET);
  for (const target of targets) {
    const { lastSuccessAt, lastRun } = target;
    const labels = { site: names.site(target.site), target: target.name, kind: target.kind };
    const ended = lastRun?.endedAt ?? null;
    failures(labels, target.failures);
    paused(labels, target.paused ? 1 : 0);
    succeeded(labels, lastSuccessAt === null ? null : lastSuccessAt / SECOND);
    up(labels, target.failures > 0 ? 0 : lastSuccessAt === null ? null : 1);
    duration(labels, lastRun === null || ended === null ? null : (ended - lastRun.startedAt) / SECOND);
  }
}

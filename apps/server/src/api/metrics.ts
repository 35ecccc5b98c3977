import { MINUTE, SECOND } from '@calepin/core';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { collectMetrics } from './collect-metrics.ts';
import { metricFamily as family } from './metric-family.ts';
import type { Answered } from './middleware/request-context.ts';
import { namesOf } from './present/names.ts';
import type { Services } from './services.ts';

const DAY_SECONDS = (24 * 60 * MINUTE) / SECOND;
const MOST_FINDINGS = 500;

/** What requests cost, since the server started. */
export class RequestMetrics {
  readonly registry = new Registry();
  readonly #requests = new Counter({
    name: 'calepin_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  readonly #duration = new Histogram({
    name: 'calepin_http_request_duration_seconds',
    help: 'Time until the answer began.',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.025, 0.1, 0.25, 1, 5, 30],
    registers: [this.registry],
  });

  constructor(version: string) {
    const info = new Gauge({
      name: 'calepin_build_info',
      help: 'The version.',
      labelNames: ['version'],
      registers: [this.registry],
    });
    info.set({ version }, 1);
  }

  count({ method, route, status, milliseconds }: Answered): void {
    // A method is whatever the client wrote: only those that are served become labels.
    const known = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method) ? method : 'other';
    this.#requests.inc({ method: known, route, status: String(status) });
    this.#duration.observe({ method: known, route }, milliseconds / SECOND);
  }
}

const PACK = ['site', 'server', 'pack_id'];
const POSITION = ['site', 'cal_type', 'product_version'];

/**
 * The register's figures for Prometheus. One unit per metric, no names of users or devices; packs that are not counted
 * have their own samples and enter no position.
 */
export async function registerMetrics({ workshop }: Pick<Services, 'workshop'>): Promise<Registry> {
  const { reads } = workshop;
  const [sites, packs, servers, hosts, position, findings, targets] = await Promise.all([
    reads.sites(),
    reads.keyPacks({}),
    reads.licenseServers({}),
    reads.sessionHosts({}),
    workshop.position({}),
    reads.findings({ state: 'open', limit: MOST_FINDINGS }),
    reads.targets({}),
  ]);
  const names = namesOf(sites);
  const registry = new Registry();

  const info = family(registry, 'rdscal_pack_info', 'A key pack; channel is its kind.', [
    ...PACK,
    'cal_type',
    'product_version',
    'channel',
    'counted',
  ]);
  const capacity = family(registry, 'rdscal_pack_capacity', 'Licences installed with the key pack.', PACK);
  const issued = family(registry, 'rdscal_pack_issued', 'Licences issued from the key pack.', PACK);
  const expiry = family(
    registry,
    'rdscal_pack_expiry_timestamp_seconds',
    'When the key pack expires; absent when it does not.',
    PACK,
  );
  for (const { site, host, pack, missingSince } of packs) {
    if (missingSince !== null) continue;
    const labels = { site: names.site(site), server: host, pack_id: pack.keyPackId };
    const kind = { cal_type: pack.calType, channel: pack.kind, counted: String(pack.counted) };
    info({ ...labels, ...kind, product_version: pack.productVersion.name ?? 'unknown' }, 1);
    capacity(labels, pack.total);
    issued(labels, pack.issued);
    expiry(labels, pack.expires === null ? null : pack.expires / SECOND);
  }

  const installed = family(
    registry,
    'rdscal_position_capacity',
    'Licences installed, of those that count.',
    POSITION,
  );
  const used = family(registry, 'rdscal_position_issued', 'Licences issued, of those that count.', POSITION);
  const available = family(registry, 'rdscal_position_available', 'Licences left to issue.', POSITION);
  const overIssued = family(
    registry,
    'rdscal_position_overissued',
    'Licences issued beyond those installed.',
    POSITION,
  );
  for (const row of position.rows) {
    // A row of unknown type is told apart by its text, so that two rows never share a sample.
    const calType = row.label === null ? row.calType : `${row.calType}: ${row.label}`;
    const labels = {
      site: names.site(row.site),
      cal_type: calType,
      product_version: row.productVersion.name ?? 'unknown',
    };
    installed(labels, row.installed);
    used(labels, row.issued);
    available(labels, row.available);
    overIssued(labels, row.overIssued);
  }

  const grace = family(registry, 'rdscal_host_grace_seconds', 'Grace period left on the session host.', [
    'site',
    'host',
  ]);
  for (const { site, host, gracePeriodDays } of hosts) {
    grace(
      { site: names.site(site), host: host ?? 'unknown' },
      gracePeriodDays === null ? null : gracePeriodDays * DAY_SECONDS,
    );
  }

  const seen = family(
    registry,
    'rdscal_collect_last_success_timestamp_seconds',
    'When the license server was last read.',
    ['site', 'server'],
  );
  for (const { site, host, lastSeen } of servers) {
    seen({ site: names.site(site), server: host }, lastSeen === null ? null : lastSeen.observedAt / SECOND);
  }

  const open = family(
    registry,
    'rdscal_findings_open',
    `Findings that hold (at most ${MOST_FINDINGS} are counted).`,
    ['site', 'rule', 'severity'],
  );
  const counts = Map.groupBy(findings.rows, ({ subject, rule, severity }) =>
    JSON.stringify([names.site(subject.site), rule, severity]),
  );
  for (const rows of counts.values()) {
    const [first] = rows;
    if (first)
      open({ site: names.site(first.subject.site), rule: first.rule, severity: first.severity }, rows.length);
  }
  collectMetrics(registry, targets, names);
  return registry;
}

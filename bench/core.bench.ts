import {
  classifyKeyPack,
  computeFindings,
  computePosition,
  DEFAULT_SETTINGS,
  type FigureSource,
  type Instant,
  type RegisteredKeyPack,
  type RegisteredServer,
  type TalliedLicense,
  tallyIssuedLicenses,
} from '@calepin/core';
import type { BenchResult } from './result.ts';

const LICENSES = 1_000_000;
const PACKS = 10_000;
const SERVERS = 500;
const RUNS = 5;
const NOW: Instant = Date.UTC(2026, 10, 24, 12);
const SOURCE: FigureSource = { observationId: 'o-1', observedAt: NOW - 3_600_000, method: 'collector-json' };

/** The rules over a large register, beside a bare loop that counts the same rows into a map, and their memory. */
export async function run(): Promise<readonly BenchResult[]> {
  const keyPacks = packs();
  const servers = licenseServers();
  const rules = Math.min(
    ...Array.from({ length: RUNS }, () => seconds(() => evaluate(keyPacks, servers, LICENSES))),
  );
  const loop = Math.min(...Array.from({ length: RUNS }, () => seconds(() => countOnly(LICENSES))));
  const one = heapGrowth(() => evaluate(keyPacks, servers, LICENSES));
  const five = heapGrowth(() => evaluate(keyPacks, servers, 5 * LICENSES));
  return [
    {
      name: 'Position and findings over 1,000,000 issued licences and 10,000 packs',
      figure: rules,
      unit: 's',
      peer: { name: 'a bare loop that counts the rows', figure: loop },
      target: '< 1 s',
      met: rules < 1,
    },
    {
      name: 'Memory kept by them, 5,000,000 licences',
      figure: five,
      unit: 'MB',
      peer: { name: '1,000,000 licences', figure: one },
      target: '< 1.2 ×',
      met: five < Math.max(1, one * 1.2),
    },
  ];
}

type Evaluation = readonly unknown[];

function evaluate(
  keyPacks: readonly RegisteredKeyPack[],
  servers: readonly RegisteredServer[],
  rows: number,
): Evaluation {
  const tallies = tallyIssuedLicenses(licenses(rows), NOW, { source: SOURCE, complete: true });
  const position = computePosition({ asOf: NOW, keyPacks, tallies, settings: DEFAULT_SETTINGS });
  const findings = [
    ...computeFindings({
      asOf: NOW,
      position,
      servers,
      keyPacks,
      tallies,
      disappeared: [],
      previousTotals: [],
      targets: [],
      accounts: [],
      settings: DEFAULT_SETTINGS,
    }),
  ];
  if (position.rows.length === 0 || findings.length === 0) throw new Error('the rules found nothing');
  return [tallies, position, findings];
}

function countOnly(rows: number): Evaluation {
  const counts = new Map<string, number>();
  for (const { keyPackRef } of licenses(rows)) counts.set(keyPackRef, (counts.get(keyPackRef) ?? 0) + 1);
  return [counts];
}

const references = Array.from({ length: PACKS }, (_, pack) => `pack-${pack}`);

function* licenses(rows: number): Generator<TalliedLicense> {
  for (let row = 0; row < rows; row++) {
    const keyPackRef = references[row % PACKS] ?? '';
    yield {
      keyPackRef,
      status: row % 50 === 0 ? 'temporary' : 'active',
      expires: NOW + ((row % 80) - 5) * 86_400_000,
    };
  }
}

function packs(): RegisteredKeyPack[] {
  return references.map((id, index) => ({
    id,
    site: `site-${index % 40}`,
    licenseServerId: `server-${index % SERVERS}`,
    host: `RDLIC${index % SERVERS}`,
    pack: classifyKeyPack({
      host: null,
      keyPackId: 3 + index,
      description: null,
      keyPackType: index % 20 === 0 ? 4 : 2,
      productType: index % 2,
      productVersion: 'Windows Server 2022',
      productVersionId: 2 + (index % 7),
      totalLicenses: 100,
      issuedLicenses: index % 130,
      availableLicenses: Math.max(0, 100 - (index % 130)),
      expirationDate: null,
      accessRights: 1,
      typeAndModel: 'RDS CAL',
    }),
    installedSource: SOURCE,
    issuedSource: SOURCE,
  }));
}

function licenseServers(): RegisteredServer[] {
  return Array.from({ length: SERVERS }, (_, index) => ({
    id: `server-${index}`,
    site: `site-${index % 40}`,
    host: `RDLIC${index}`,
    activation: index % 50 === 0 ? ('not-activated' as const) : ('activated' as const),
    activationSource: SOURCE,
    lastSeen: SOURCE,
    keyPacksSeen: SOURCE,
  }));
}

function seconds(action: () => unknown): number {
  const start = performance.now();
  action();
  return (performance.now() - start) / 1_000;
}

/** Megabytes that the result of an action keeps alive. */
function heapGrowth(action: () => Evaluation): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = action();
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / 1_000_000;
  if (kept.length === 0) throw new Error('nothing was kept');
  return Math.max(0, grown);
}

import {
  computePosition,
  DEFAULT_SETTINGS,
  type FindingInput,
  type RegisteredServer,
  type RegisteredTarget,
  type Rule,
} from '../src/index.ts';
import { NOW } from './key-packs.ts';

/** What the rules look at, with nothing in it but what the case is about; the position follows from the key packs. */
export function findingInput(changes: Partial<Omit<FindingInput, 'position'>> = {}): FindingInput {
  const input = {
    asOf: NOW,
    servers: [],
    keyPacks: [],
    tallies: [],
    disappeared: [],
    previousTotals: [],
    targets: [],
    accounts: [],
    settings: DEFAULT_SETTINGS,
    ...changes,
  };
  return { ...input, position: computePosition(input) };
}

/** An activated license server, read an hour ago. */
export function server(changes: Partial<RegisteredServer> = {}): RegisteredServer {
  const source = { observationId: 'o-1', observedAt: NOW - 3_600_000, method: 'collector-json' };
  return {
    id: 'server-1',
    site: 'mairie',
    host: 'RDLIC01',
    activation: 'activated',
    activationSource: source,
    lastSeen: source,
    keyPacksSeen: source,
    ...changes,
  };
}

/** A target read every hour, a quarter of an hour ago. */
export function target(changes: Partial<RegisteredTarget> = {}): RegisteredTarget {
  return {
    id: 'target-1',
    site: 'mairie',
    name: 'RDLIC01',
    paused: false,
    intervalMinutes: 60,
    awaitedSince: NOW - 900_000,
    lastSuccessAt: NOW - 900_000,
    lastProblem: null,
    licenseServerId: 'server-1',
    ...changes,
  };
}

/** What a rule finds, as the pairs that a case states: severity, and the facts it names. */
export function found(rule: Rule, input: FindingInput, ...facts: readonly string[]): unknown[][] {
  return Array.from(rule.evaluate(input), (finding) => [
    finding.severity,
    ...facts.map((name) => finding.facts[name]),
  ]);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyKeyPacks, anyTallies } from '../../test/arbitraries.ts';
import { findingInput, server, target } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import { DAY } from '../domain/instant.ts';
import { computeFindings } from './findings.ts';
import { RULES } from './rules.ts';
import type { FindingInput } from './types.ts';

const overIssued = { totalLicenses: 270, issuedLicenses: 301, availableLicenses: 0 };

test('the example of the documentation', () => {
  const input = findingInput({ keyPacks: [registered(overIssued)] });
  expect(computeFindings(input).map(({ id }) => id)).toEqual(['over-issued:mairie::per-user:7:']);
});

test('nothing to act on when all is well', () => {
  expect(computeFindings(findingInput({ keyPacks: [registered()], servers: [server()] }))).toEqual([]);
});

test('the most serious come first, then by subject, then by rule', () => {
  const expired = { keyPackId: 5, expirationDate: NOW - DAY, productVersionId: 99 };
  const input = findingInput({
    keyPacks: [registered(expired), registered({ ...overIssued, keyPackId: 3 })],
    servers: [server({ activation: 'not-activated', keyPacksSeen: null })],
  });
  expect(computeFindings(input).map(({ severity, id }) => `${severity} ${id}`)).toEqual([
    'critical over-issued:mairie::per-user:7:',
    'critical expiring-pack:mairie:RDLIC01%2F5',
    'critical server-not-activated:mairie:server-1:::',
    'info version-unknown:mairie:RDLIC01%2F5',
  ]);
});

test('every rule stands once in the list, under its own name', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

/** Registers with a past: packs that are gone, totals that changed, servers and targets not read for long. */
const register: fc.Arbitrary<FindingInput> = anyKeyPacks().chain((keyPacks) =>
  fc
    .tuple(
      anyTallies(keyPacks),
      fc.subarray(keyPacks),
      fc.array(fc.integer({ min: -1, max: 500 }), { maxLength: 10 }),
      fc.integer({ min: 0, max: 90 }),
      fc.array(
        fc.record({
          paused: fc.boolean(),
          awaitedSince: fc.integer({ min: 0, max: 40 }).map((days) => NOW - days * DAY),
          licenseServerId: fc.constantFrom('mairie/RDLIC01', 'mairie/RDLIC02', null),
        }),
        { maxLength: 4 },
      ),
      fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 2 }),
    )
    .map(([tallies, gone, totals, age, targets, counts]) => {
      const seen = { observationId: 'o', observedAt: NOW - age * DAY, method: 'cim-json' };
      return findingInput({
        keyPacks: keyPacks.filter((pack) => !gone.includes(pack)),
        tallies,
        disappeared: gone.map((pack) => ({ pack, missingSince: NOW - DAY })),
        previousTotals: totals.map((total, index) => ({
          keyPackRef: `pack-${index}`,
          total,
          changedAt: NOW - DAY,
        })),
        servers: ['mairie', 'école'].map((site) =>
          server({ site, id: `${site}/RDLIC01`, keyPacksSeen: seen, activation: 'not-activated' }),
        ),
        targets: targets.map((changes, index) => target({ ...changes, id: `target-${index}` })),
        accounts: counts.map((disabled, index) => ({
          site: 'mairie',
          licenseServerId: index === 0 ? 'mairie/RDLIC01' : null,
          host: index === 0 ? 'RDLIC01' : null,
          disabled,
          deleted: 0,
          source: null,
        })),
      });
    }),
);

describe('in any register', () => {
  test('a finding has a subject that exists, an identity of its own, and facts of the documented kinds', () => {
    fc.assert(
      fc.property(register, (input) => {
        const findings = computeFindings(input);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        const packs = [...input.keyPacks, ...input.disappeared.map(({ pack }) => pack)];
        const sites = new Set([...packs, ...input.servers].map(({ site }) => site));
        for (const { id, rule, subject, facts, since } of findings) {
          expect(id.startsWith(`${rule}:`)).toBe(true);
          expect(sites).toContain(subject.site);
          if (subject.keyPackRef !== null) expect(packs.map((pack) => pack.id)).toContain(subject.keyPackRef);
          else expect(subject.calType ?? subject.licenseServer ?? subject.targetId).not.toBeNull();
          expect(Number.isInteger(since)).toBe(true);
          for (const fact of Object.values(facts)) {
            expect(fact === null || typeof fact === 'string' || Number.isInteger(fact)).toBe(true);
          }
        }
      }),
    );
  });

  test('the same facts in another order give the same list', () => {
    const shuffled = register.chain((input) => {
      const reorder = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
        fc.shuffledSubarray([...rows], { minLength: rows.length });
      return fc
        .tuple(
          reorder(input.keyPacks),
          reorder(input.tallies),
          reorder(input.disappeared),
          reorder(input.servers),
          reorder(input.targets),
          reorder(input.accounts),
        )
        .map(([keyPacks, tallies, disappeared, servers, targets, accounts]) => ({
          input,
          other: findingInput({ ...input, keyPacks, tallies, disappeared, servers, targets, accounts }),
        }));
    });
    fc.assert(
      fc.property(shuffled, ({ input, other }) => {
        expect(computeFindings(other)).toEqual(computeFindings(input));
      }),
    );
  });

  test('a row has one alarm about what is left: over-issued, exhausted or low', () => {
    fc.assert(
      fc.property(register, (input) => {
        const alarms = computeFindings(input).filter(({ rule }) =>
          ['over-issued', 'exhausted', 'low-availability'].includes(rule),
        );
        const subjects = alarms.map(({ id, rule }) => id.slice(rule.length));
        expect(new Set(subjects).size).toBe(subjects.length);
      }),
    );
  });

  test('a license server that is not read has one alarm: its silent target, or its old data', () => {
    fc.assert(
      fc.property(register, (input) => {
        const findings = computeFindings(input);
        const silent = findings.filter(({ rule }) => rule === 'target-silent');
        const told = new Set(silent.map(({ subject }) => subject.licenseServer));
        for (const { rule, subject } of findings) {
          if (rule === 'data-stale') expect(told).not.toContain(subject.licenseServer);
        }
        for (const { subject } of silent) {
          expect(input.targets.find(({ id }) => id === subject.targetId)?.paused).toBe(false);
        }
      }),
    );
  });

  test('packs that do not count raise no alarm but temporary licences', () => {
    fc.assert(
      fc.property(register, (input) => {
        const uncounted = new Set(
          [...input.keyPacks, ...input.disappeared.map(({ pack }) => pack)]
            .filter(({ pack }) => !pack.counted)
            .map(({ id }) => id),
        );
        for (const { rule, subject } of computeFindings(input)) {
          if (subject.keyPackRef !== null && uncounted.has(subject.keyPackRef)) {
            expect(rule).toBe('temporary-licenses');
          }
        }
      }),
    );
  });
});

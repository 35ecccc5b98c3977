import {
  computeFindings,
  computePosition,
  DEFAULT_SETTINGS,
  type FindingInput,
  type RegisteredKeyPack,
  type RegisteredServer,
  type RegisteredTarget,
  WORDING,
} from '@calepin/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyKeyPacks, anyTallies } from '../../../packages/core/test/arbitraries.ts';
import { NOW } from '../../../packages/core/test/key-packs.ts';
import { presentFinding } from '../src/api/present/finding.ts';
import { namesOf } from '../src/api/present/names.ts';
import { presentPosition } from '../src/api/present/position.ts';
import { sayIn } from '../src/messages/index.ts';

const DAY = 86_400_000;
const source = (age: number) => ({ observationId: 'o', observedAt: NOW - age * DAY, method: 'cim-json' });

const servers: RegisteredServer[] = ['mairie/RDLIC01', 'mairie/RDLIC02', 'école/rdlic:03'].map(
  (id, index) => ({
    id,
    site: id.split('/')[0] ?? '',
    host: `RDLIC0${index}`,
    activation: index === 0 ? 'not-activated' : null,
    activationSource: source(1),
    lastSeen: source(index * 20),
    keyPacksSeen: source(index * 20),
  }),
);

/** Two that were never read, and one that was; some for a known reason. */
const targets: RegisteredTarget[] = [null, 'connection-refused', null].map((lastProblem, index) => ({
  id: `target-${index}`,
  site: 'mairie',
  name: `rdlic0${index}.lab.test`,
  paused: false,
  intervalMinutes: 60,
  awaitedSince: NOW - 3 * DAY,
  lastSuccessAt: index === 2 ? NOW - 3 * DAY : null,
  // One of the codes, or none.
  lastProblem: lastProblem as RegisteredTarget['lastProblem'],
  licenseServerId: null,
}));

/** Each pack stands on a second license server too, as a migration with the source unreachable leaves it; some are used up. */
const twice = (keyPacks: readonly RegisteredKeyPack[]): RegisteredKeyPack[] =>
  keyPacks.flatMap((one, index) => {
    const usedUp = { ...one.pack, issued: one.pack.total, available: 0 };
    const pack = index % 3 === 0 ? { ...one, pack: usedUp } : one;
    return [
      pack,
      { ...pack, id: `${pack.id}-copy`, licenseServerId: `${pack.site}/RDLIC09`, host: 'RDLIC09' },
    ];
  });

/** Registers in which packs came twice, some disappeared and some totals changed. */
const anyInput: fc.Arbitrary<FindingInput> = anyKeyPacks()
  .map(twice)
  .chain((keyPacks) =>
    fc
      .record({
        tallies: anyTallies(keyPacks),
        gone: fc.subarray(keyPacks),
        before: fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { maxLength: keyPacks.length }),
      })
      .map(({ tallies, gone, before }) => {
        const input = {
          asOf: NOW,
          servers,
          keyPacks: keyPacks.filter((pack) => !gone.includes(pack)),
          tallies,
          disappeared: gone.map((pack) => ({ pack, missingSince: NOW - DAY })),
          previousTotals: before.map((total, index) => ({
            keyPackRef: `pack-${index}`,
            total,
            changedAt: NOW - 2 * DAY,
          })),
          targets,
          accounts: [null, servers[0] ?? null].map((server, index) => ({
            site: 'mairie',
            licenseServerId: server?.id ?? null,
            host: server?.host ?? null,
            disabled: before.length,
            deleted: index,
            source: source(1),
          })),
          settings: DEFAULT_SETTINGS,
        };
        return { ...input, position: computePosition(input) };
      }),
  );

const names = namesOf([], servers);

/** A sentence without a hole: no argument left, nothing that only a program says. */
function expectSentence(text: string): void {
  expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object|Invalid/);
  expect(text.trim()).not.toBe('');
  expect(Object.hasOwn(WORDING.en, text)).toBe(false);
}

const met = new Set<string>();
/** The same registers at every run: the last test counts on what they hold. */
const SAME = { seed: 20261124, numRuns: 300 };

test.each(['en', 'fr'] as const)(
  'whatever the register holds, its findings and gaps are whole sentences (%s)',
  (language) => {
    const say = sayIn(language);
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const finding of computeFindings(input)) {
          met.add(finding.rule);
          const { title, remedy } = presentFinding(
            { ...finding, openedAt: NOW, closedAt: null, acknowledgement: null },
            names,
            say,
          );
          expectSentence(title);
          expectSentence(remedy);
        }
        for (const row of presentPosition(input.position, names, say).rows) row.gaps.forEach(expectSentence);
      }),
      SAME,
    );
  },
);

test('the registers made up met every rule', () => {
  const rules = Object.keys(WORDING.en).flatMap((id) => /^rule\.(.+)\.title$/.exec(id)?.[1] ?? []);
  expect([...met].sort()).toEqual(rules.sort());
});

import { describe, expect, it } from 'vitest';
import { LicensingModel, type Outcome } from './licensing-model.ts';
import { seededRandom } from './random.ts';
import { DAY } from './rules.ts';

const START = Date.UTC(2026, 0, 14);
const day = (count: number) => START + count * DAY;

function server(version = 7, activated = true): LicensingModel {
  return new LicensingModel(version, activated, seededRandom(7));
}

function device(number: number) {
  return { computer: `POSTE-${number}`, user: `agent${number}`, hardwareId: `hw-${number}` };
}

function issuedOf(model: LicensingModel, kind: string, at: number): number | undefined {
  return model.keyPacks(at).find((pack) => pack.kind === kind)?.issued;
}

/** A step of a story: who comes, on which day, to a host of which version, and what is answered. */
type Step = readonly [who: number, onDay: number, hostVersion: number, expected: string];

function said(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

describe('Per Device', () => {
  const stories: readonly {
    readonly title: string;
    readonly total: number;
    readonly steps: readonly Step[];
  }[] = [
    {
      title: 'a first connection gets a temporary licence, the next one a permanent one',
      total: 1,
      steps: [
        [1, 0, 7, 'temporary'],
        [1, 1, 7, 'upgraded'],
        [1, 2, 7, 'unchanged'],
      ],
    },
    {
      title: 'without a free one the temporary licence lasts 90 days, and there is no second',
      total: 0,
      steps: [
        [1, 0, 7, 'temporary'],
        [1, 89, 7, 'unchanged'],
        [1, 90, 7, 'temporary-expired'],
        [1, 200, 7, 'temporary-expired'],
      ],
    },
    {
      title: 'never more than the pack holds',
      total: 1,
      steps: [
        [1, 0, 7, 'temporary'],
        [2, 0, 7, 'temporary'],
        [1, 1, 7, 'upgraded'],
        [2, 1, 7, 'unchanged'],
        [2, 91, 7, 'permanent'],
      ],
    },
    {
      title: 'a CAL opens hosts of its own version and older ones',
      total: 5,
      steps: [
        [1, 0, 5, 'temporary'],
        [1, 1, 5, 'upgraded'],
        [1, 2, 7, 'unchanged'],
      ],
    },
    {
      title: 'a host that is newer than the license server is not served',
      total: 5,
      steps: [[1, 0, 8, 'version-not-supported']],
    },
  ];

  it.each(stories)('$title', ({ total, steps }) => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total });
    const heard = steps.map(([who, onDay, version]) =>
      said(model.connectDevice(device(who), version, day(onDay))),
    );
    expect(heard).toEqual(steps.map((step) => step[3]));
  });

  it('is good for 52 to 89 days, not always the same, and renewed within 7 days of the end', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 200 });
    const terms = Array.from({ length: 200 }, (_, who) => {
      model.connectDevice(device(who), 7, START);
      const outcome = model.connectDevice(device(who), 7, START);
      return outcome.kind === 'upgraded' ? (outcome.expires - START) / DAY : 0;
    });
    expect(Math.min(...terms)).toBeGreaterThanOrEqual(52);
    expect(Math.max(...terms)).toBeLessThanOrEqual(89);
    expect(new Set(terms).size).toBeGreaterThan(20);
    const [first = 0] = terms;
    expect(model.connectDevice(device(0), 7, day(first - 8)).kind).toBe('unchanged');
    expect(model.connectDevice(device(0), 7, day(first - 7)).kind).toBe('renewed');
  });

  it('goes back to the pack when the device stays away', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 3 });
    model.connectDevice(device(1), 7, START);
    model.connectDevice(device(1), 7, START);
    expect(issuedOf(model, 'volume', day(51))).toBe(1);
    expect(issuedOf(model, 'volume', day(90))).toBe(0);
    expect(model.issuedLicenses(day(90))).toEqual([]);
  });

  it('is counted with the temporary pack while temporary', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 3 });
    model.connectDevice(device(1), 7, START);
    expect([issuedOf(model, 'temporary', START), issuedOf(model, 'volume', START)]).toEqual([1, 0]);
    model.connectDevice(device(1), 7, START);
    expect([issuedOf(model, 'temporary', START), issuedOf(model, 'volume', START)]).toEqual([0, 1]);
  });

  it('of an older version goes on beside the newer one that a newer host asks for', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 6, total: 3 });
    model.connectDevice(device(1), 6, START);
    expect(model.connectDevice(device(1), 6, START).kind).toBe('upgraded');
    expect(model.connectDevice(device(1), 7, START).kind).toBe('temporary');
    expect(model.issuedLicenses(START).map((license) => license.status)).toEqual(['active', 'temporary']);
  });

  it('is revoked up to 20 % of the CALs of a version, and free again at once', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 10 });
    for (let who = 0; who < 10; who += 1) {
      model.connectDevice(device(who), 7, START);
      model.connectDevice(device(who), 7, START);
    }
    const ids = model.issuedLicenses(START).map((license) => license.id);
    expect(model.revocable(7)).toBe(2);
    for (const id of ids.slice(0, 2)) model.revoke(id, START);
    expect(() => model.revoke(ids[2] ?? 0, START)).toThrow('revocation-limit');
    expect(issuedOf(model, 'volume', START)).toBe(8);
    expect(model.issuedLicenses(START).filter((license) => license.status === 'revoked')).toHaveLength(2);
    expect(model.revocable(7)).toBe(0);
    expect(model.revocable(6)).toBe(0);
    // Their copies run out, and they may be revoked anew.
    expect(model.issuedLicenses(day(90))).toEqual([]);
    expect(model.revocable(7)).toBe(2);
  });
});

describe('Per User', () => {
  it.each([
    { title: 'has no temporary licence', total: 1, steps: [[1, 0, 7, 'permanent']] },
    {
      title: 'lasts 60 days and is extended shortly before',
      total: 1,
      steps: [
        [1, 0, 7, 'permanent'],
        [1, 52, 7, 'unchanged'],
        [1, 53, 7, 'renewed'],
        [1, 100, 7, 'unchanged'],
      ],
    },
    {
      title: 'is issued beyond what was bought, without a sign',
      total: 1,
      steps: [
        [1, 0, 7, 'permanent'],
        [2, 0, 7, 'permanent'],
        [3, 0, 7, 'permanent'],
      ],
    },
    { title: 'does not open a newer host', total: 1, steps: [[1, 0, 8, 'version-not-supported']] },
  ] as readonly { title: string; total: number; steps: readonly Step[] }[])('$title', ({ total, steps }) => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-user', version: 7, total });
    const heard = steps.map(([who, onDay, version]) =>
      said(model.signIn(`LAB\\user${who}`, version, true, day(onDay))),
    );
    expect(heard).toEqual(steps.map((step) => step[3]));
  });

  it('drops off the list of who stays away', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-user', version: 7, total: 1 });
    model.signIn('LAB\\amelie', 7, true, START);
    model.signIn('lab\\AMELIE', 7, true, START);
    expect(model.userCals(day(59))).toHaveLength(1);
    expect(issuedOf(model, 'volume', day(59))).toBe(1);
    expect(model.userCals(day(60))).toEqual([]);
    expect(issuedOf(model, 'volume', day(60))).toBe(0);
  });

  it('is not tracked outside a domain', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-user', version: 7, total: 1 });
    expect(model.signIn('amelie', 7, false, START)).toEqual({ kind: 'not-tracked' });
    expect(issuedOf(model, 'volume', START)).toBe(0);
  });

  it('leaves a failed sign-in in the report when no pack fits', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-user', version: 6, total: 5 });
    model.signIn('LAB\\amelie', 6, true, START);
    expect(said(model.signIn('LAB\\bruno', 7, true, START))).toBe('no-licence');
    const report = model.makeReport(day(1));
    expect(report.cals.map((cal) => cal.user)).toEqual(['LAB\\amelie']);
    expect(report.failed).toEqual([{ user: 'LAB\\bruno', at: START, version: 7 }]);
    expect(model.reports()).toEqual([report]);
  });
});

describe('the server itself', () => {
  it('has the built-in pack from its first day, unlimited and with its sentinel', () => {
    expect(server().keyPacks(START)).toEqual([
      {
        id: 2,
        kind: 'built-in',
        calType: 'built-in',
        version: 0,
        total: null,
        issued: 0,
        expires: Date.UTC(2035, 11, 31, 23),
      },
    ]);
  });

  it('takes packs of its own version and older ones', () => {
    const model = server(6);
    const order = { kind: 'open', calType: 'per-user', total: 5 } as const;
    expect(() => model.installPack({ ...order, version: 7 })).toThrow('newer-than-server');
    expect(model.installPack({ ...order, version: 6 })).toBe(3);
    expect(model.installPack({ ...order, version: 4 })).toBe(4);
    expect(model.keyPacks(START).at(1)?.expires).toBeGreaterThanOrEqual(Date.UTC(2038, 0, 1));
  });

  it('gives temporary licences only until it is activated', () => {
    const model = server(7, false);
    expect(() => model.installPack({ kind: 'retail', calType: 'per-device', version: 7, total: 5 })).toThrow(
      'not-activated',
    );
    expect(model.connectDevice(device(1), 7, START).kind).toBe('temporary');
    expect(said(model.signIn('LAB\\amelie', 7, true, START))).toBe('not-activated');
    model.activate();
    model.installPack({ kind: 'retail', calType: 'per-device', version: 7, total: 5 });
    expect(model.connectDevice(device(1), 7, START).kind).toBe('upgraded');
  });

  it('stops issuing from a subscription that has run out', () => {
    const model = server();
    model.installPack({ kind: 'volume', calType: 'per-user', version: 7, total: 5, expires: day(10) });
    expect(said(model.signIn('LAB\\amelie', 7, true, day(9)))).toBe('permanent');
    expect(said(model.signIn('LAB\\bruno', 7, true, day(10)))).toBe('no-licence');
  });

  it('loses what was issued from a pack with the pack', () => {
    const model = server();
    const users = model.installPack({ kind: 'volume', calType: 'per-user', version: 7, total: 5 });
    model.signIn('LAB\\amelie', 7, true, START);
    model.removePack(users);
    expect(model.userCals(START)).toEqual([]);
    expect(() => model.removePack(users)).toThrow('no-such-pack');
  });

  it('does the same with the same seed', () => {
    const story = () => {
      const model = server();
      model.installPack({ kind: 'volume', calType: 'per-device', version: 7, total: 20 });
      for (let turn = 0; turn < 100; turn += 1) model.connectDevice(device(turn % 15), 7, day(turn));
      return model.issuedLicenses(day(100));
    };
    expect(story()).toEqual(story());
  });
});

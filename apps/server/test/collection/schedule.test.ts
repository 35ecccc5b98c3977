import { DAY, HOUR, MINUTE, SECOND } from '@calepin/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Collection } from '../../src/jobs/collection/collection.ts';
import type { RunEvent } from '../../src/jobs/collection/run-events.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeCollecting } from './fake-collecting.ts';
import { FakeWorkshop } from './fake-workshop.ts';

let clock: FakeClock;
let workshop: FakeWorkshop;
let collecting: FakeCollecting;
let collection: Collection;
let events: RunEvent[];
let faults: unknown[];

function compose(): void {
  let runs = 0;
  events = [];
  collection = new Collection({
    workshop,
    collecting,
    logins: { of: async () => null },
    spool: { path: (id) => id, discard: async () => undefined },
    clock,
    identify: () => {
      runs += 1;
      return `run-${runs}`;
    },
    onFault: (error) => faults.push(error),
  });
  collection.events.listen({ take: (event) => events.push(event), end: () => undefined });
}

beforeEach(() => {
  clock = new FakeClock();
  workshop = new FakeWorkshop();
  collecting = new FakeCollecting();
  faults = [];
  compose();
});
afterEach(async () => {
  await collection.close(100);
});

const add = (id: string, more: Parameters<FakeWorkshop['add']>[1] = {}) =>
  workshop.add(id, { nextRunAt: clock.now(), ...more });

/** Another server in the same folder. */
async function restart(): Promise<void> {
  await collection.close(100);
  compose();
  await collection.start();
  await clock.pass(0);
}

async function start(): Promise<void> {
  await collection.start();
  await clock.pass(0);
}

describe('by itself', () => {
  test('a target is read when it is due, and again after its interval', async () => {
    add('a');
    await start();
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'done', trigger: 'schedule' }]);
    await clock.pass(50 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(1);
    await clock.pass(20 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(2);
    await clock.pass(DAY);
    // Every hour with its jitter.
    expect(workshop.endedOf('a').length).toBeGreaterThanOrEqual(2 + 21);
    expect(workshop.endedOf('a').length).toBeLessThanOrEqual(2 + 27);
  });

  test('a host that does not answer is asked less and less often, until it answers', async () => {
    add('a', { intervalMinutes: 10 });
    collecting.failing.add('a');
    await start();
    await clock.pass(DAY);
    const starts = workshop.endedOf('a').map((run) => run.startedAt);
    const gaps = starts.slice(1).map((at, place) => (at - (starts[place] ?? 0)) / (10 * MINUTE));
    for (const [place, times] of [1, 2, 4, 8, 8, 8].entries()) {
      expect(gaps[place]).toBeGreaterThan(times * 0.89);
      expect(gaps[place]).toBeLessThan(times * 1.11);
    }
    expect(
      workshop
        .endedOf('a')
        .slice(1)
        .every((run) => run.trigger === 'retry'),
    ).toBe(true);
    collecting.failing.delete('a');
    await clock.pass(2 * HOUR);
    const before = workshop.endedOf('a').filter((run) => run.state === 'done').length;
    await clock.pass(HOUR);
    expect(
      workshop.endedOf('a').filter((run) => run.state === 'done').length - before,
    ).toBeGreaterThanOrEqual(5);
    expect(workshop.get('a').failures).toBe(0);
  });

  test('a target that is still being read is not read a second time', async () => {
    add('a', { intervalMinutes: 1 });
    collecting.hanging.add('a');
    await start();
    await clock.pass(10 * MINUTE);
    expect(collecting.started).toEqual(['a']);
    collecting.finish('a');
    await clock.pass(MINUTE);
    expect(collecting.started).toEqual(['a', 'a']);
  });

  test('a host that never comes to an end is given up', async () => {
    add('a');
    collecting.hanging.add('a');
    await start();
    await clock.pass(2 * HOUR + MINUTE);
    expect(workshop.endedOf('a')[0]).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed', problem: { code: 'answer-timeout' } }],
    });
  });

  test('two hundred at once: sixteen at a time, one at each place, all of them', async () => {
    for (let place = 0; place < 200; place += 1) add(`t${place}`, { address: `10.0.0.${place % 40}` });
    await start();
    await clock.pass(2 * MINUTE);
    expect(workshop.ended).toHaveLength(200);
    expect(new Set(workshop.ended.map((run) => run.targetId)).size).toBe(200);
    expect(collecting.mostReading).toBeLessThanOrEqual(16);
    expect(collecting.mostAtOnePlace).toBe(1);
  });

  test('sixteen are read at the same time, and the next when one ends', async () => {
    for (let place = 0; place < 40; place += 1) {
      add(`t${place}`);
      collecting.hanging.add(`t${place}`);
    }
    await start();
    await clock.pass(MINUTE);
    expect(collecting.started).toHaveLength(16);
    collecting.finish(collecting.started[3] ?? '');
    await clock.pass(0);
    expect(collecting.started).toHaveLength(17);
  });

  test('the findings of a site are evaluated after a batch, not after each target', async () => {
    for (let place = 0; place < 60; place += 1) add(`t${place}`);
    await start();
    await clock.pass(2 * MINUTE);
    expect(workshop.ended).toHaveLength(60);
    expect(workshop.evaluated.length).toBeGreaterThanOrEqual(1);
    expect(workshop.evaluated.length).toBeLessThanOrEqual(4);
  });

  test('a fault of ours leaves the target alone for a minute, not for ever', async () => {
    add('a');
    workshop.beginFault = new Error('the disk is full');
    await start();
    expect(faults).toHaveLength(1);
    expect(collecting.started).toEqual([]);
    await clock.pass(MINUTE + SECOND);
    expect(collecting.started).toEqual(['a']);
  });

  test('a target whose site was removed is forgotten', async () => {
    add('a');
    await start();
    workshop.remove('a');
    await clock.pass(DAY);
    expect(workshop.endedOf('a')).toHaveLength(1);
    expect(collection.known('a')).toBeNull();
  });
});

describe('when someone asks', () => {
  test('a target is read now, and told as it goes', async () => {
    add('a', { nextRunAt: clock.now() + HOUR });
    await start();
    const run = await collection.run('a');
    expect(run).toMatchObject({ targetId: 'a', trigger: 'manual', state: 'running' });
    await clock.pass(0);
    expect(workshop.endedOf('a')).toMatchObject([{ id: run?.id, state: 'done' }]);
    expect(events.map((event) => event.type)).toEqual(['run-started', 'run-ended']);
  });

  test('also when it is paused, and then it stays so', async () => {
    add('a', { paused: true, nextRunAt: null });
    await start();
    await clock.pass(DAY);
    expect(collecting.started).toEqual([]);
    await collection.run('a');
    await clock.pass(DAY);
    expect(collecting.started).toEqual(['a']);
    expect(workshop.get('a').nextRunAt).toBeNull();
  });

  test('a run that goes on is answered as it is', async () => {
    add('a');
    collecting.hanging.add('a');
    await start();
    const one = await collection.run('a');
    const two = await collection.run('a');
    expect(two?.id).toBe(one?.id);
    expect(collecting.started).toEqual(['a']);
  });

  test('it waits for a place, before all that is due', async () => {
    for (let place = 0; place < 30; place += 1) {
      add(`t${place}`);
      collecting.hanging.add(`t${place}`);
    }
    add('asked', { nextRunAt: clock.now() + DAY });
    collecting.hanging.add('asked');
    await start();
    await clock.pass(MINUTE);
    await collection.run('asked');
    await clock.pass(0);
    expect(collecting.started).not.toContain('asked');
    expect(collection.running('asked')?.state).toBe('running');
    collecting.finish(collecting.started[0] ?? '');
    await clock.pass(0);
    expect(collecting.started.at(-1)).toBe('asked');
  });

  test('a register that is busy keeps nobody waiting for long; the run follows, unless its target goes', async () => {
    add('a', { nextRunAt: clock.now() + DAY });
    add('b', { nextRunAt: clock.now() + DAY });
    await start();
    let free: () => void = () => undefined;
    workshop.busy = new Promise((resolve) => {
      free = resolve;
    });
    const [a, b] = [collection.run('a'), collection.run('b')];
    await clock.pass(0);
    const forgotten = collection.forget('b');
    expect(collection.running('a')).toMatchObject({ state: 'running' });
    free();
    await Promise.all([a, b, forgotten]);
    await clock.pass(0);
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'done' }]);
    expect(collection.running('b')).toBeNull();
    expect(collecting.started).toEqual(['a']);
  });

  test('nothing is read that does not exist', async () => {
    await start();
    expect(await collection.run('made-up')).toBeNull();
  });

  test('without a schedule nothing else is read', async () => {
    add('a');
    add('b');
    await collection.run('a');
    await clock.pass(DAY);
    expect(collecting.started).toEqual(['a']);
  });
});

describe('a change of a target', () => {
  test('a paused one is left, a resumed one is read at once', async () => {
    add('a');
    await start();
    await collection.saved([workshop.change('a', { paused: true, nextRunAt: null })]);
    await clock.pass(DAY);
    expect(workshop.endedOf('a')).toHaveLength(1);
    await collection.saved([workshop.change('a', { paused: false, nextRunAt: clock.now() })]);
    await clock.pass(0);
    expect(workshop.endedOf('a')).toHaveLength(2);
    expect(events.filter((event) => event.type === 'targets-changed')).toHaveLength(2);
  });

  test('a shorter interval counts from now on', async () => {
    add('a', { intervalMinutes: 24 * 60 });
    await start();
    await collection.saved([workshop.change('a', { intervalMinutes: 10 })]);
    await clock.pass(11 * MINUTE + SECOND);
    expect(workshop.endedOf('a')).toHaveLength(2);
  });

  test('a removed one is stopped, and its run is told no more', async () => {
    add('a');
    collecting.hanging.add('a');
    await start();
    await collection.forget('a');
    expect(collecting.reading).toBe(0);
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'interrupted' }]);
    expect(collection.running('a')).toBeNull();
  });

  test('one that is paused while it is read comes to its end and is not due again', async () => {
    add('a');
    collecting.hanging.add('a');
    await start();
    await collection.saved([workshop.change('a', { paused: true, nextRunAt: null })]);
    collecting.finish('a');
    await clock.pass(DAY);
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'done' }]);
    expect(workshop.get('a').nextRunAt).toBeNull();
  });
});

describe('the server', () => {
  test('what it missed while it was off it reads once, within a minute', async () => {
    for (let place = 0; place < 120; place += 1)
      add(`t${place}`, { nextRunAt: clock.now() - 30 * DAY + place, intervalMinutes: 60 });
    await start();
    expect(workshop.ended.length).toBeLessThan(20);
    await clock.pass(MINUTE + SECOND);
    expect(workshop.ended).toHaveLength(120);
    await clock.pass(30 * MINUTE);
    expect(workshop.ended).toHaveLength(120);
  });

  test('a run that it stopped is interrupted, and is done again when it starts', async () => {
    add('a', { intervalMinutes: 24 * 60 });
    collecting.hanging.add('a');
    await start();
    await collection.close(100);
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'interrupted' }]);
    expect(workshop.get('a').failures).toBe(0);
    collecting.hanging.clear();
    await restart();
    expect(workshop.endedOf('a')).toMatchObject([
      { state: 'interrupted' },
      { state: 'done', trigger: 'retry' },
    ]);
  });

  test('a run that died with it is done again, although its target was not due', async () => {
    const at = clock.now();
    const lastRun = {
      id: 'r',
      targetId: 'a',
      trigger: 'manual',
      state: 'interrupted',
      startedAt: at,
      endedAt: at,
      steps: [],
      rows: 0,
      bytes: 0,
      importId: null,
      unchanged: false,
    } as const;
    add('a', { nextRunAt: at + 5 * HOUR, intervalMinutes: 6 * 60, lastRun });
    await start();
    expect(workshop.endedOf('a')).toMatchObject([{ state: 'done', trigger: 'retry' }]);
  });

  test('when a target is due is kept: a restart reads nothing that is not', async () => {
    add('a');
    await start();
    await clock.pass(10 * MINUTE);
    await restart();
    await clock.pass(40 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(1);
    await clock.pass(20 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(2);
  });

  test('nothing begins once it stops', async () => {
    add('a', { nextRunAt: clock.now() + MINUTE });
    await start();
    await collection.close(100);
    await clock.pass(DAY);
    expect(collecting.started).toEqual([]);
  });
});

describe('the clock', () => {
  test.each([
    ['set back an hour', -HOUR],
    ['set back a year', -365 * DAY],
  ])('%s: the collection goes on as if nothing had happened', async (_, by) => {
    for (let place = 0; place < 30; place += 1) add(`t${place}`);
    await start();
    await clock.pass(30 * MINUTE);
    const before = workshop.ended.length;
    clock.set(by);
    await clock.pass(20 * MINUTE);
    expect(workshop.ended.length).toBe(before);
    await clock.pass(20 * MINUTE);
    expect(workshop.ended.length).toBe(before + 30);
    // And the next start finds it so.
    for (let place = 0; place < 30; place += 1)
      expect(workshop.get(`t${place}`).nextRunAt).toBeLessThan(clock.now() + 2 * HOUR);
  });

  test.each([
    ['set on an hour', HOUR],
    ['set on a year', 365 * DAY],
  ])('%s: what would have been due is read once, one after the other', async (_, by) => {
    for (let place = 0; place < 60; place += 1) add(`t${place}`);
    await start();
    await clock.pass(10 * MINUTE);
    const before = workshop.ended.length;
    clock.set(by);
    await clock.pass(2 * MINUTE);
    expect(workshop.ended.length).toBe(before + 60);
    await clock.pass(40 * MINUTE);
    expect(workshop.ended.length).toBe(before + 60);
  });

  test('set back while the server was off: nothing waits longer than its interval', async () => {
    add('a', { intervalMinutes: 10, nextRunAt: clock.now() + 5 * HOUR });
    await start();
    await clock.pass(12 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(1);
  });

  test('set back while a target is read: it is due again after its interval', async () => {
    add('a', { intervalMinutes: 10 });
    collecting.hanging.add('a');
    await start();
    clock.set(-DAY);
    collecting.finish('a');
    await clock.pass(12 * MINUTE);
    expect(workshop.endedOf('a')).toHaveLength(2);
  });
});

import { HOUR, MINUTE } from '@calepin/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestRegister } from '../open-register.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeCollectors } from './fake-collectors.ts';

const clock = new FakeClock();
const collectors = new FakeCollectors();
let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open({ collectors, clock, schedule: true });
});
afterAll(() => register.close());

/** Lets time pass until something holds. What is read and written on the way takes real moments. */
async function passUntil<T>(step: number, look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await clock.pass(step);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const silent = async () =>
  (await register.ask('/findings')).json.rows.find(({ rule }: { rule: string }) => rule === 'target-silent');

test('a target that falls silent is a finding, until it answers again', async () => {
  const added = await register.send('POST', '/targets', {
    site: 'Mairie',
    name: 'rdlic01.lab.test',
    intervalMinutes: 30,
  });
  const { id } = added.json;
  const targetOf = async () => (await register.ask(`/targets/${id}`)).json;
  await passUntil(1_000, async () => ((await targetOf()).health === 'good' ? true : null));
  expect(await silent()).toBeUndefined();

  collectors.behaviour.set('rdlic01.lab.test', { kind: 'refuses' });
  await passUntil(MINUTE, async () => ((await targetOf()).health === 'failing' ? true : null));
  expect(await silent()).toBeUndefined();

  const finding = await passUntil(10 * MINUTE, async () => (await silent()) ?? null);
  expect(finding).toMatchObject({ severity: 'warning', subject: { targetId: id, site: 'Mairie' } });
  expect((await targetOf()).health).toBe('silent');

  collectors.behaviour.delete('rdlic01.lab.test');
  await passUntil(10 * MINUTE, async () => ((await silent()) === undefined ? true : null));
  expect((await targetOf()).health).toBe('good');
  expect(clock.now()).toBeLessThan(Date.UTC(2026, 0, 14, 7, 30) + 24 * HOUR);
});

import { expect, test } from 'vitest';
import { Turns } from './turns.ts';
import { NotStarted } from './workshop.ts';

/** A task that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { task: () => ended, end };
}

test('one at a time, in the order in which they came', async () => {
  const turns = new Turns();
  const told: string[] = [];
  const task = (name: string) => async () => {
    told.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    told.push(`${name} ends`);
  };
  await Promise.all([turns.take(task('a')), turns.take(task('b')), turns.take(task('c'))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a failure leaves the turn to the next', async () => {
  const turns = new Turns();
  const failing = turns.take(() => Promise.reject(new Error('disk')));
  const next = turns.take(async () => 'done');
  await expect(failing).rejects.toThrow('disk');
  expect(await next).toBe('done');
});

test('impatience refuses what has not begun, and it is never begun', async () => {
  const turns = new Turns();
  const first = held();
  const running = turns.take(first.task);
  let begun = false;
  const impatient = turns.take(async () => {
    begun = true;
  }, 1);
  await expect(impatient).rejects.toMatchObject({ code: 'busy' });
  first.end();
  await running;
  await turns.idle();
  expect(begun).toBe(false);
});

test('closing refuses what waits and what comes; what runs goes on', async () => {
  const turns = new Turns();
  const first = held();
  const running = turns.take(first.task);
  const waiting = turns.take(async () => undefined);
  turns.close();
  await expect(waiting).rejects.toBeInstanceOf(NotStarted);
  await expect(turns.take(async () => undefined)).rejects.toMatchObject({ code: 'stopping' });
  let idle = false;
  const quiet = turns.idle().then(() => {
    idle = true;
  });
  await Promise.resolve();
  expect(idle).toBe(false);
  first.end();
  await running;
  await quiet;
});

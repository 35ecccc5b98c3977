import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WriteQueue } from './write-queue.ts';

test('tasks run one after the other, and a failed one stops none', async () => {
  const queue = new WriteQueue();
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await wait(1);
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = [queue.run(task('a')), queue.run(task('b', true)), queue.run(task('c'))];
  expect((await Promise.allSettled(all)).map((one) => one.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  await queue.idle();
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

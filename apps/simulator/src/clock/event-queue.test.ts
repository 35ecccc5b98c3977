import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

it('gives events back by instant, and those of one instant in the order of their coming', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (instants) => {
      const queue = new EventQueue();
      const happened: [number, number][] = [];
      instants.forEach((at, order) => {
        queue.add({ at, run: (now) => happened.push([now, order]) });
      });
      for (let event = queue.take(); event !== null; event = queue.take()) event.run(event.at);
      const expected = instants.map((at, order): [number, number] => [at, order]);
      expected.sort((left, right) => left[0] - right[0] || left[1] - right[1]);
      expect(happened).toEqual(expected);
      expect(queue.next).toBe(null);
    }),
  );
});

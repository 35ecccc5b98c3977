import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

it('runs no more than so many at once, in order, and each to its end, whatever fails', async () => {
  const crowd = fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 30 });
  const check = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), crowd, async (limit, pieces) => {
    const queue = atMost(limit);
    const begun: number[] = [];
    let running = 0;
    const done = await Promise.allSettled(
      pieces.map(({ turns, fails }, index) =>
        queue(async () => {
          begun.push(index);
          running += 1;
          expect(running).toBeLessThanOrEqual(limit);
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          running -= 1;
          if (fails) throw new Error('failed');
          return index;
        }),
      ),
    );
    expect(begun).toEqual(pieces.map((_, index) => index));
    expect(done.map(({ status }) => status === 'rejected')).toEqual(pieces.map(({ fails }) => fails));
    expect(running).toBe(0);
  });
  await fc.assert(check);
});

import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { done, entry } from '../../../../test/directory/directory-answers.ts';
import { MessageSource } from './message-source.ts';

it('messages come whole, however the connection cuts them', async () => {
  const messages = [entry(1, 'CN=a', { cn: 'x'.repeat(300) }), entry(1, 'CN=b', {}), done(1, 'search')];
  const all = Buffer.concat(messages);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1 }), async (sizes) => {
      const pieces: Buffer[] = [];
      for (let at = 0, turn = 0; at < all.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        pieces.push(all.subarray(at, at + size));
        at += size;
      }
      const source = new MessageSource(Readable.from(pieces, { objectMode: false }), 60_000);
      const read = [await source.next(), await source.next(), await source.next()];
      expect(read.map((bytes) => Buffer.from(bytes))).toEqual(messages);
      await expect(source.next()).rejects.toMatchObject({ reason: 'cut' });
    }),
    { numRuns: 50 },
  );
});

it('bytes that nobody asked for are told when the connection changes hands', async () => {
  const source = new MessageSource(
    Readable.from([Buffer.concat([done(1, 'extended'), Buffer.from('0')])]),
    60_000,
  );
  await source.next();
  expect(await source.release()).toBe(false);
});

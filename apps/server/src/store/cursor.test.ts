import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cursors } from './cursor.ts';

const cursors = new Cursors(Buffer.from('a secret of this register'));
const key = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 });
const refused = expect.objectContaining({ code: 'invalid-cursor' });

test('a key comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), key, (question, sealed) => {
      expect(cursors.open(question, cursors.seal(question, sealed))).toEqual(
        JSON.parse(JSON.stringify(sealed)),
      );
    }),
  );
});

test('a cursor is safe in an address', () => {
  expect(cursors.seal('q', ['\u{1F600} ?&/+'])).toMatch(/^[\w-]+$/);
});

test('one changed character is noticed', () => {
  const cursor = cursors.seal('q', ['amélie', 3]);
  for (let at = 0; at < cursor.length - 1; at++) {
    const other = cursor[at] === 'A' ? 'B' : 'A';
    expect(() => cursors.open('q', cursor.slice(0, at) + other + cursor.slice(at + 1))).toThrow(refused);
  }
});

test.each(['', 'A', '%%%', 'x'.repeat(10_000)])('%j is refused', (cursor) => {
  expect(() => cursors.open('q', cursor)).toThrow(refused);
});

test('a cursor of another question or another register is refused', () => {
  const cursor = cursors.seal('q', [1]);
  expect(() => cursors.open('r', cursor)).toThrow(refused);
  expect(() => new Cursors(Buffer.from('another')).open('q', cursor)).toThrow(refused);
});

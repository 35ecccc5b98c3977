import { expect, test } from 'vitest';
import { createStyle, status } from './style.ts';

test('colour only where it is wanted, shape and word everywhere', () => {
  const colored = createStyle({ color: true, unicode: true });
  const bare = createStyle({ color: false, unicode: false });
  expect(colored.paint('now', status(colored, 'now', 'Over-issued'))).toBe(
    '\u001b[31m■ Over-issued\u001b[0m',
  );
  expect(bare.paint('now', status(bare, 'now', 'Over-issued'))).toBe('# Over-issued');
});

test('nothing is painted around nothing', () => {
  const colored = createStyle({ color: true, unicode: true });
  expect(colored.paint('now', '')).toBe('');
  expect(colored.paint('plain', 'text')).toBe('text');
});

test('the shapes of a poor terminal are ASCII', () => {
  expect(Object.values(createStyle({ color: false, unicode: false }).glyphs).join('')).toMatch(
    /^[\u0020-\u007e]+$/,
  );
});

import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { decodeName, encodeName } from './names.ts';

test.each([
  ['Name', 'Name'],
  ['A_x0020_B', 'A B'],
  ['_x0031_st', '1st'],
  ['_x0001F600_', '\u{1f600}'],
  ['_x005F_x0020_', '_x0020_'],
  ['snake_x_case', 'snake_x_case'],
  ['_xFFFFFFFF_', '_xFFFFFFFF_'],
  ['x0020_', 'x0020_'],
])('%s is %s', (written, name) => {
  expect(decodeName(written)).toBe(name);
});

test('a name that is encoded is one of XML, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const written = encodeName(name);
      expect(() => new SaxesParser().write(`<${written}/>`).close()).not.toThrow();
      expect(decodeName(written)).toBe(name);
    }),
  );
});

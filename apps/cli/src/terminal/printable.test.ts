import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableJson } from './printable.ts';

test('escape sequences, line ends and reversed text do not reach the terminal', () => {
  expect(printable('\u001b[31mRDLIC01\u0007\r\n')).toBe('\ufffd[31mRDLIC01\ufffd\ufffd\ufffd');
  expect(printable('\u009b31m \u202egpj.exe')).toBe('\ufffd31m \ufffdgpj.exe');
});

test('accents and wide characters stay', () => {
  expect(printable('préfecture 東京')).toBe('préfecture 東京');
});

test('JSON keeps its meaning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = printableJson(JSON.stringify({ text }));
      expect(JSON.parse(json)).toEqual({ text });
      expect(json).not.toMatch(/[\u007f-\u009f]/);
    }),
  );
});

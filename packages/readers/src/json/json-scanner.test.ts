import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonScanner, LONGEST_VALUE } from './json-scanner.ts';

interface Seen {
  readonly values: [path: string, value: unknown][];
  readonly lost: string[];
  readonly whole: boolean;
}

function scan(text: string, { piece = 1 << 20, enterRoot = false } = {}): Seen {
  const values: [string, unknown][] = [];
  const lost: string[] = [];
  const scanner = new JsonScanner(
    {
      value: (path, value) => {
        try {
          values.push([path.join('.'), JSON.parse(value)]);
          return true;
        } catch {
          return false;
        }
      },
      lost: (path, beginning, line, why) => {
        lost.push(`${why} ${path.join('.')} ${line} ${beginning.slice(0, 10)}`);
      },
    },
    enterRoot,
  );
  for (let start = 0; start < text.length; start += piece) scanner.push(text.slice(start, start + piece));
  return { values, lost, whole: scanner.end() };
}

describe('values', () => {
  test.each<[string, string, [string, unknown][]]>([
    [
      'the elements of an array',
      '[{"a":1},{"a":[2,"]"]}]',
      [
        ['', { a: 1 }],
        ['', { a: [2, ']'] }],
      ],
    ],
    ['a single object', ' {"a":{"b":"}"}} ', [['', { a: { b: '}' } }]]],
    [
      'lines of JSON',
      '{"a":1}\n{"a":2}\n',
      [
        ['', { a: 1 }],
        ['', { a: 2 }],
      ],
    ],
    [
      'arrays of arrays',
      '[[{"a":1}],[{"a":2}]]',
      [
        ['', { a: 1 }],
        ['', { a: 2 }],
      ],
    ],
    [
      'escaped quotes and backslashes',
      '["a\\"b","c\\\\",1]',
      [
        ['', 'a"b'],
        ['', 'c\\'],
        ['', 1],
      ],
    ],
    ['nothing', '[]', []],
  ])('%s', (_, text, expected) => {
    for (const piece of [1, 2, 3, 1000])
      expect(scan(text, { piece })).toEqual({ values: expected, lost: [], whole: true });
  });

  test('the members of an object that is entered', () => {
    const text = '{"head":{"v":1},"list":[{"a":1},{"a":2}],"at":"x","n":null}';
    expect(scan(text, { enterRoot: true }).values).toEqual([
      ['head', { v: 1 }],
      ['list', { a: 1 }],
      ['list', { a: 2 }],
      ['at', 'x'],
      ['n', null],
    ]);
  });

  test('an object longer than the bound is entered, a short one is not', () => {
    const filler = 'x'.repeat(LONGEST_VALUE / 4);
    const rows = Array.from({ length: 8 }, (_, index) => ({ index, filler }));
    const { values, whole } = scan(JSON.stringify({ value: rows, Count: 8 }), { piece: 10_000 });
    expect(values.map(([path]) => path)).toEqual([...rows.map(() => 'value'), 'Count']);
    expect(whole).toBe(true);
  });

  test('a text longer than the bound is lost, what follows it is not', () => {
    const text = JSON.stringify(['\\"'.repeat(LONGEST_VALUE), { a: 1 }]);
    const { values, lost, whole } = scan(text, { piece: 999 });
    expect(values).toEqual([['', { a: 1 }]]);
    expect(lost.length).toBe(1);
    expect(whole).toBe(true);
  });
});

describe('what is not whole', () => {
  test.each<[string, string, [string, unknown][]]>([
    ['an array cut between elements', '[{"a":1},', [['', { a: 1 }]]],
    ['an array cut inside an element', '[{"a":1},{"a":', [['', { a: 1 }]]],
    [
      'a wrapper cut inside its list',
      '{"value":[{"a":1},{"a":2},{"a',
      [
        ['value', { a: 1 }],
        ['value', { a: 2 }],
      ],
    ],
    ['a text cut', '["abc', []],
  ])('%s', (_, text, expected) => {
    const { values, whole } = scan(text);
    expect(values).toEqual(expected);
    expect(whole).toBe(false);
  });

  test('a malformed wrapper still gives what is whole in it', () => {
    expect(scan('{"value":[{"a":1},{"a":2},],}').values).toEqual([
      ['value', { a: 1 }],
      ['value', { a: 2 }],
    ]);
  });
});

test('a hundred levels are too many', () => {
  expect(() => scan('['.repeat(101))).toThrow('too-deep');
  expect(() => scan('{"a":'.repeat(101))).toThrow('too-deep');
  expect(() => scan(`[{"a":${'['.repeat(100)}`)).toThrow('too-deep');
});

test('any JSON in pieces of any size gives the elements that JSON.parse gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.json({ maxDepth: 4 })),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (all, piece, pretty) => {
        const objects = all.map((text) => ({ inner: JSON.parse(text) as unknown }));
        const text = JSON.stringify(objects, null, pretty ? 4 : 0);
        expect(scan(text, { piece })).toEqual({
          values: objects.map((object) => ['', object]),
          lost: [],
          whole: true,
        });
      },
    ),
    { numRuns: 200 },
  );
});

test('any text at all is passed over without a fault', () => {
  const text = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '1', '\n', ' '), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (parts, piece) => {
      const whole = parts.join('');
      expect(scan(whole, { piece })).toEqual(scan(whole));
    }),
    { numRuns: 2000 },
  );
});

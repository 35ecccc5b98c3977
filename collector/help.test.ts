import { expect, test } from 'vitest';
import { functions, nodes, parameterNames, parse, source } from './test/grammar.ts';

const root = parse(source);
const blocks = nodes(root, 'comment').filter((node) => node.text.startsWith('<#'));
const KEYWORDS = ['.SYNOPSIS', '.DESCRIPTION', '.PARAMETER', '.EXAMPLE', '.OUTPUTS', '.NOTES'];

const parameters = parameterNames(root);
const described = (text: string): string[] =>
  [...text.matchAll(/^\s*\.PARAMETER (\w+)$/gm)].map(([, name = '']) => name);

test('the script has fourteen parameters, and the function that carries the French help has the same', () => {
  expect(parameters).toHaveLength(14);
  expect(functions(root).get('Calepin-Collect')).toEqual(parameters);
});

test('help comes twice: for the script, in English, before its parameters; in French, inside the function of its name', () => {
  const [english, french] = blocks;
  expect(blocks).toHaveLength(2);
  expect(source.slice(0, english?.startIndex).trim()).toBe('#Requires -Version 5.1');
  expect(english?.text).toContain('Changes nothing.');
  const owner = nodes(root, 'function_statement').find((node) =>
    node.text.startsWith('function Calepin-Collect'),
  );
  expect(owner?.text).toContain(french?.text ?? 'none');
  expect(french?.text).toContain('Ne modifie rien.');
});

test.each([0, 1])('block %i describes every parameter, in order, with examples', (index) => {
  const text = blocks[index]?.text ?? '';
  for (const keyword of KEYWORDS) expect(text).toContain(keyword);
  expect(described(text)).toEqual(parameters);
  expect(text.match(/^\s*\.EXAMPLE$/gm)).toHaveLength(3);
});

test('both say what has not been run', () => {
  expect(blocks[0]?.text).toContain('NOT RUN ON WINDOWS BY ITS AUTHORS');
  expect(blocks[1]?.text).toContain('NON EXÉCUTÉ SOUS WINDOWS PAR SES AUTEURS');
});

test('every message exists in both languages and takes the same values', () => {
  const table = nodes(root, 'assignment_expression').find((node) => node.text.startsWith('$Texts = '));
  const entries = table === undefined ? [] : nodes(table, 'hash_entry');
  expect(entries.length).toBeGreaterThan(10);
  for (const entry of entries) {
    const [english = '', french = '', ...more] = nodes(entry, 'expandable_string_literal').map(
      (node) => node.text,
    );
    const holes = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    expect(more).toEqual([]);
    expect(french).not.toBe('');
    expect(holes(french)).toEqual(holes(english));
    // A plain space before a double sign would break at the end of a line.
    expect(french).not.toMatch(/ [;:?%»]|« /);
  }
});

import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const commands = [
  'inspect',
  'import',
  'imports',
  'position',
  'findings',
  'servers',
  'packs',
  'export',
  'undo',
  'serve',
];

test.each([
  ['inspct', 'inspect'],
  ['Position', 'position'],
  ['postion', 'position'],
  ['psoition', 'position'],
  ['server', 'servers'],
  ['find', 'findings'],
  ['import', 'import'],
  ['unod', 'undo'],
  ['licences', null],
  ['x', null],
  ['', null],
])('%s means %s', (typed, meant) => {
  expect(nearest(typed, commands)).toBe(meant);
});

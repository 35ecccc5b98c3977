import { expect, test } from 'vitest';
import { showsUnicode, wantsColor, widthOf } from './terminal.ts';

test.each([
  ['auto', {}, true, true],
  ['auto', {}, false, false],
  ['auto', { NO_COLOR: '1' }, true, false],
  ['auto', { NO_COLOR: '' }, true, true],
  ['auto', { TERM: 'dumb' }, true, false],
  ['always', { NO_COLOR: '1' }, false, true],
  ['never', {}, true, false],
] as const)('--color %s with %j, terminal %s: %s', (choice, environment, isTerminal, colored) => {
  expect(wantsColor(choice, environment, isTerminal)).toBe(colored);
});

test.each([
  [true, 120, {}, 120],
  [true, 0, {}, 80],
  [true, undefined, { COLUMNS: '100' }, 100],
  [true, 10, {}, 30],
  [false, undefined, {}, Number.POSITIVE_INFINITY],
  [false, undefined, { COLUMNS: '72' }, 72],
  [false, undefined, { COLUMNS: 'wide' }, Number.POSITIVE_INFINITY],
])('terminal %s of %s columns with %j: %i', (outputIsTerminal, columns, environment, width) => {
  const streams = { outputIsTerminal, columns, errorsIsTerminal: true, inputIsTerminal: true };
  expect(widthOf(streams, environment)).toBe(width);
});

test.each([
  [{ LANG: 'fr_FR.UTF-8' }, 'linux', true],
  [{ LANG: 'C.utf8' }, 'linux', true],
  [{ LC_ALL: 'C', LANG: 'fr_FR.UTF-8' }, 'linux', false],
  [{}, 'linux', false],
  [{ WT_SESSION: 'x' }, 'win32', true],
  [{}, 'win32', false],
] as const)('%j on %s: unicode %s', (environment, platform, unicode) => {
  expect(showsUnicode(environment, platform)).toBe(unicode);
});

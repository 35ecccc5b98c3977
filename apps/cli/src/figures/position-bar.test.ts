import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../terminal/display-width.ts';
import { createStyle } from '../terminal/style.ts';
import { installedWidth, positionBar } from './position-bar.ts';

const style = createStyle({ color: false, unicode: true });
const ascii = createStyle({ color: false, unicode: false });

test.each([
  [100, 50, '█████░░░░░'],
  [100, 0, '░░░░░░░░░░'],
  [100, 1, '█░░░░░░░░░'],
  [100, 99, '█████████░'],
  [100, 100, '██████████'],
  [100, 111, '██████████▨'],
  [100, 130, '██████████▨▨▨'],
  [100, 900, '██████████▨▨▨▨▶'],
  [0, 5, '██████████▨▨▨▨▶'],
  [100, null, '┈┈┈┈┈┈┈┈┈┈'],
  [null, 5, '┈┈┈┈┈┈┈┈┈┈'],
  [0, 0, '┈┈┈┈┈┈┈┈┈┈'],
])('%s installed, %s issued', (installed, issued, bar) => {
  expect(positionBar({ installed, issued }, style, 10, 15).text).toBe(bar);
});

test('an over-issue that rounding makes too long has no arrow', () => {
  const figures = { installed: 270, issued: 301 };
  const bar = positionBar(figures, style, installedWidth([figures], 24), 24).text;
  expect(bar).toBe(`${'█'.repeat(22)}▨▨`);
});

test('ASCII where blocks are missing', () => {
  expect(positionBar({ installed: 100, issued: 130 }, ascii, 10, 15).text).toBe('##########XXX');
});

test('all bars of a table share one scale', () => {
  expect(installedWidth([{ installed: 100, issued: 50 }], 20)).toBe(20);
  expect(
    installedWidth(
      [
        { installed: 100, issued: 125 },
        { installed: 9, issued: 1 },
      ],
      20,
    ),
  ).toBe(16);
  expect(installedWidth([{ installed: 1, issued: 1000 }], 15)).toBe(10);
  expect(installedWidth([], 20)).toBe(20);
});

test('never wider than its place', () => {
  const figure = fc.option(fc.nat({ max: 1000 }));
  fc.assert(
    fc.property(figure, figure, fc.integer({ min: 6, max: 40 }), (installed, issued, width) => {
      const cells = installedWidth([{ installed, issued }], width);
      expect(displayWidth(positionBar({ installed, issued }, style, cells, width).text)).toBeLessThanOrEqual(
        width,
      );
    }),
  );
});

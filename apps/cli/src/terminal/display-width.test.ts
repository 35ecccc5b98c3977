import { expect, test } from 'vitest';
import { displayWidth, graphemesOf } from './display-width.ts';

test.each([
  ['', 0],
  ['RDLIC01', 7],
  ['préfecture', 10],
  ['pre\u0301fecture', 10],
  ['東京ライセンス', 14],
  ['서울', 4],
  ['ﾗｲｾﾝｽ', 5],
  ['ＡＢＣ', 6],
  ['👩‍👩‍👧 x', 4],
  ['☎', 1],
  ['☎\ufe0f', 2],
  ['a\u200bb', 2],
  ['✓ ▲ ■ ○ █░▨ …', 13],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('a letter and its marks are one character', () => {
  expect(graphemesOf('e\u0301東')).toEqual([
    { text: 'e\u0301', width: 1 },
    { text: '東', width: 2 },
  ]);
});

import { expect, test } from 'vitest';
import { defaultHostOf, rememberedHostOf } from './default-host.ts';

test.each([
  ['RDLIC01.csv', 'RDLIC01'],
  ['CAL_Inventory_20260114_0730.csv', 'CAL_Inventory'],
  ['exports/RDLIC01-2026-01-14.csv', 'RDLIC01'],
  ['C:\\temp\\srv-lic.lab.example 14.01.2026.txt', 'srv-lic.lab.example'],
  ['archive.zip/RDLIC02_20260114T073000.json.gz', 'RDLIC02'],
  ['20260114.csv', '20260114'],
  ['-', 'unnamed'],
  ['', 'unnamed'],
])('%j becomes %j', (name, host) => {
  expect(defaultHostOf(name)).toBe(host);
});

test.each<[string, [string, string][], string]>([
  ['nothing is known', [], 'packs'],
  ['another file was corrected', [['users.csv', 'RDLIC01']], 'packs'],
  ['this file was corrected, on another day', [['old/packs_20251231.csv', 'RDLIC01']], 'RDLIC01'],
  [
    'the last correction counts',
    [
      ['packs.csv', 'RDLIC02'],
      ['packs.csv', 'RDLIC01'],
    ],
    'RDLIC02',
  ],
])('when %s', (_, earlier, host) => {
  const known = earlier.map(([name, defaultHost]) => ({ name, defaultHost }));
  expect(rememberedHostOf('packs_20260114.csv', known)).toBe(host);
});

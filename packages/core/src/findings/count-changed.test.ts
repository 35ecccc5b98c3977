import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { DAY } from '../domain/instant.ts';
import { countChanged } from './count-changed.ts';

test.each<[string, number | null, Partial<KeyPackFacts>, number, unknown[][]]>([
  ['fewer than before', 150, {}, 1, [['warning', 150, 100, 50, 'fewer']]],
  ['more than before', 80, {}, 1, [['info', 80, 100, 20, 'more']]],
  ['from nothing', 0, {}, 1, [['info', 0, 100, 100, 'more']]],
  ['the same total', 100, {}, 1, []],
  ['the total before was not read', null, {}, 1, []],
  ['the total now was not read', 150, { totalLicenses: null }, 1, []],
  ['no limit before: there was no number', 4_294_967_295, {}, 1, []],
  ['no limit before, as scripts print it', -1, {}, 1, []],
  ['30 days ago is still news', 150, {}, 30, [['warning', 150, 100, 50, 'fewer']]],
  ['31 days ago is history', 150, {}, 31, []],
  ['a temporary pack', 150, { keyPackType: 4 }, 1, []],
])('%s', (_, total, facts, daysAgo, expected) => {
  const keyPacks = [registered(facts)];
  const previousTotals = [{ keyPackRef: 'RDLIC01/3', total, changedAt: NOW - daysAgo * DAY }];
  const input = findingInput({ keyPacks, previousTotals });
  expect(found(countChanged, input, 'before', 'after', 'change', 'direction')).toEqual(expected);
});

test('the change of a pack that is no longer there is not told', () => {
  const previousTotals = [{ keyPackRef: 'RDLIC01/9', total: 1, changedAt: NOW }];
  expect(found(countChanged, findingInput({ keyPacks: [registered()], previousTotals }))).toEqual([]);
});

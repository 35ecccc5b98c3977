import { MINUTE, type Position } from '@calepin/core';
import { expect, test } from 'vitest';
import { PositionCache } from './position-cache.ts';

const NOW = Date.UTC(2026, 0, 14);

function counted() {
  const cache = new PositionCache();
  let computed = 0;
  const compute = async (): Promise<Position> => {
    computed += 1;
    return { asOf: NOW, rows: [] };
  };
  return { cache, compute, computed: () => computed };
}

test.each([
  ['the same question at once', { site: 'a' }, '1', NOW, 1],
  ['the same question a moment later', { site: 'a' }, '1', NOW + MINUTE - 1, 1],
  ['the same question a minute later', { site: 'a' }, '1', NOW + MINUTE, 2],
  ['another revision', { site: 'a' }, '2', NOW, 2],
  ['another site', { site: 'b' }, '1', NOW, 2],
  ['every site', {}, '1', NOW, 2],
  ['the same site in a list', { site: ['a'] }, '1', NOW, 1],
  ['several sites', { site: ['a', 'b'] }, '1', NOW, 2],
  ['no site at all', { site: [] }, '1', NOW, 2],
  ['a date', { site: 'a', asOf: NOW }, '1', NOW, 2],
])('%s', async (_, filter, revision, now, expected) => {
  const { cache, compute, computed } = counted();
  await cache.get({ site: 'a' }, '1', NOW, compute);
  await cache.get(filter, revision, now, compute);
  expect(computed()).toBe(expected);
});

test('several sites are told apart, in whatever order they come', async () => {
  const { cache, compute, computed } = counted();
  for (const site of [['a', 'b'], ['b', 'a'], ['a,b'], ['a', 'c'], [], ['b', 'a', 'b']]) {
    await cache.get({ site }, '1', NOW, compute);
  }
  expect(computed()).toBe(4);
});

test('a date of the past does not grow old', async () => {
  const { cache, compute, computed } = counted();
  await cache.get({ asOf: NOW }, '1', NOW, compute);
  await cache.get({ asOf: NOW }, '1', NOW + 60 * MINUTE, compute);
  expect(computed()).toBe(1);
});

test('a failure is not remembered', async () => {
  const { cache, compute, computed } = counted();
  const failing = cache.get({}, '1', NOW, () => Promise.reject(new Error('disk')));
  await expect(failing).rejects.toThrow('disk');
  await cache.get({}, '1', NOW, compute);
  expect(computed()).toBe(1);
});

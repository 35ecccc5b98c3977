import { expect, test } from 'vitest';
import { longListJson } from './long-list.ts';

test.each([0, 1, 249, 250, 251, 2_000])(
  'a list of %i rows is the JSON that it would be at once',
  async (count) => {
    const rows = Array.from({ length: count }, (_, place) => ({ place, text: `"${place}"\n` }));
    expect(await longListJson(rows, (row) => row)).toBe(JSON.stringify({ rows }));
  },
);

test('others get their turn while a long list is made', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  await longListJson(
    Array.from({ length: 5_000 }, (_, place) => place),
    (place) => ({ place, text: 'x'.repeat(2_000) }),
  );
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

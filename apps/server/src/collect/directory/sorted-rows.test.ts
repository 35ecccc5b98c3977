import { expect, it } from 'vitest';
import { SortedRows } from './sorted-rows.ts';

const row = (user: string, rank: string, json: string): { user: string; rank: string; json: string } => ({
  user,
  rank,
  json,
});

it('rows come by user, one of several deleted accounts of one name, and none where one of that name lives', async () => {
  await using rows = new SortedRows();
  await rows.add(row('b', '1 2027', 'b lives'), 0);
  await rows.add(row('gone', '0 2028', 'the later'), 1);
  await rows.add(row('b', '0 2030', 'b was deleted'), 0);
  await rows.add(row('gone', '0 2026', 'the earlier'), 1);
  await rows.add(row('a\tx', '1 ', 'a'), 0);
  // Two domains without a short name may have an account of the same name: both are kept.
  await rows.add(row('b', '1 2029', 'b lives elsewhere'), 2);
  const sorted: { part: number; json: string }[] = [];
  for await (const each of rows.rows()) sorted.push(each);
  expect(sorted).toEqual([
    { part: 0, json: 'a' },
    { part: 0, json: 'b lives' },
    { part: 2, json: 'b lives elsewhere' },
    { part: 1, json: 'the later' },
  ]);
});

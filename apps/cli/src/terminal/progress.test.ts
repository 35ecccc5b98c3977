import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { contextHere } from '../../test/run-here.ts';
import type { Context } from '../context.ts';
import { Output } from './output.ts';
import { Progress } from './progress.ts';
import { createStyle } from './style.ts';

function setUp(
  given: { terminal?: boolean; quiet?: boolean; width?: number; environment?: Context['environment'] } = {},
) {
  const written: string[] = [];
  const stream = new Writable({
    write(piece, _encoding, done) {
      written.push(String(piece));
      done();
    },
  });
  const style = createStyle({ color: false, unicode: true });
  const surface = Object.assign(new Output(stream), { style, width: given.width ?? 60 });
  const clock = { now: 0 };
  const { context } = contextHere({
    quiet: given.quiet ?? false,
    output: surface,
    notes: surface,
    streams: {
      outputIsTerminal: true,
      errorsIsTerminal: given.terminal ?? true,
      inputIsTerminal: true,
      columns: 60,
    },
    environment: given.environment ?? {},
    now: () => clock.now,
  });
  return { progress: new Progress(context), clock, written };
}

test('nothing before a second, then one line that is drawn over, then nothing again', async () => {
  const { progress, clock, written } = setUp();
  clock.now = 900;
  await progress.show({ label: 'Reading packs.csv', share: 0.2 });
  expect(written).toEqual([]);
  clock.now = 4000;
  await progress.show({ label: 'Reading packs.csv', share: 0.5 });
  expect(written).toEqual(['\r\u001b[KReading packs.csv  ━━━━━━━━━━──────────  50% · 3\u00a0s left']);
  await progress.clear();
  await progress.clear();
  expect(written.slice(1)).toEqual(['\r\u001b[K']);
});

test('at most ten times a second', async () => {
  const { progress, clock, written } = setUp();
  for (let now = 1000; now < 2000; now += 10) {
    clock.now = now;
    await progress.show({ label: 'Importing', share: null, detail: `${now} rows` });
  }
  expect(written).toHaveLength(10);
});

test.each([
  ['a pipe', { terminal: false }],
  ['--quiet', { quiet: true }],
  ['a dumb terminal', { environment: { TERM: 'dumb' } }],
])('%s sees no progress', async (_what, given) => {
  const { progress, clock, written } = setUp(given);
  clock.now = 60_000;
  await progress.show({ label: 'Importing', share: 0.5 });
  await progress.clear();
  expect(written).toEqual([]);
});

test.each([30, 40, 60, 200])('fits into %i columns, one left free, whatever the name', async (width) => {
  const { progress, clock, written } = setUp({ width });
  clock.now = 5000;
  await progress.show({
    label: `Reading ${'very-long-name-'.repeat(20)}\u001b[2J.csv`,
    share: 0.3,
    detail: '12 rows',
  });
  const line = (written[0] ?? '').replace('\r\u001b[K', '');
  expect(line).not.toContain('\u001b');
  expect(line.length).toBeLessThan(width);
});

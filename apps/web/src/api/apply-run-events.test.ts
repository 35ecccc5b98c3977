import type { CollectStep, Run, RunDetail, RunPage, Target, TargetList } from '@calepin/server/schemas';
import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyRunEvents } from './apply-run-events.ts';

const run = (id: string, part: Partial<Run> = {}): Run => ({
  id,
  targetId: 't1',
  target: 'rdlic01.lab.test',
  siteId: 's1',
  trigger: 'manual',
  state: 'running',
  startedAt: '2026-11-25T05:00:00Z',
  endedAt: null,
  rows: 0,
  bytes: 0,
  unchanged: false,
  importId: null,
  problem: null,
  ...part,
});
const ENDED = { state: 'done', endedAt: '2026-11-25T05:00:09Z', rows: 51 } as const;
const STEP: CollectStep = {
  step: 'port',
  subject: null,
  state: 'passed',
  durationMs: 3,
  rows: null,
  problem: null,
};

const target = (id: string, part: Partial<Target> = {}): Target => ({
  id,
  siteId: 's1',
  site: 'Lab',
  kind: 'host',
  name: id,
  address: null,
  transport: 'https',
  port: null,
  path: null,
  authentication: 'ntlm',
  resourceStyle: 'wmi',
  credentialId: null,
  credential: null,
  ca: null,
  allowUnencrypted: false,
  reads: ['key-packs'],
  intervalMinutes: 360,
  paused: false,
  origin: 'manual',
  createdAt: '2026-11-25T04:00:00Z',
  health: 'good',
  failures: 0,
  lastSuccessAt: null,
  nextRunAt: null,
  lastRun: null,
  licenseServerId: null,
  sessionHostId: null,
  ...part,
});

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
});

const pages = (rows: Run[]): InfiniteData<RunPage> => ({
  pages: [{ rows, next: null }],
  pageParams: [undefined],
});
const rowsAt = (key: readonly unknown[]): readonly Run[] =>
  client.getQueryData<InfiniteData<RunPage>>(key)?.pages.flatMap((page) => page.rows) ?? [];

describe('a list of runs', () => {
  it.each<[string, object, readonly string[]]>([
    ['of all', {}, ['r2', 'r1']],
    ['of its target', { target: 't1' }, ['r2', 'r1']],
    ['of another target', { target: 't2' }, ['r1']],
    ['of another site', { site: 's2' }, ['r1']],
    ['of those under way', { state: 'running' }, ['r2', 'r1']],
  ])('takes a run that begins, when it is %s', (_, asked, ids) => {
    const key = ['/runs', 'pages', asked];
    // The row that is there belongs wherever it was asked for.
    const there = run('r1', { targetId: 't2', siteId: 's2' });
    client.setQueryData(key, pages([ids.length === 1 ? there : run('r1')]));
    applyRunEvents(client, [{ type: 'run-started', run: run('r2') }]);
    expect(rowsAt(key).map(({ id }) => id)).toEqual(ids);
  });

  it('follows the rows and the end, and leaves the list of those under way', () => {
    const all = ['/runs', 'pages', {}];
    const underWay = ['/runs', 'pages', { state: 'running' }];
    client.setQueryData(all, pages([run('r1')]));
    client.setQueryData(underWay, pages([run('r1')]));
    applyRunEvents(client, [{ type: 'run-rows', runId: 'r1', targetId: 't1', rows: 20 }]);
    expect(rowsAt(underWay).map(({ rows }) => rows)).toEqual([20]);
    applyRunEvents(client, [
      { type: 'run-rows', runId: 'r1', targetId: 't1', rows: 40 },
      { type: 'run-ended', run: run('r1', ENDED) },
    ]);
    expect(rowsAt(all)).toEqual([run('r1', ENDED)]);
    expect(rowsAt(underWay)).toEqual([]);
  });
});

describe('one run', () => {
  it('gains its steps in order', () => {
    const key = ['/runs/r1', { lang: 'en' }];
    client.setQueryData<RunDetail>(key, { ...run('r1'), steps: [{ ...STEP, step: 'name' }] });
    applyRunEvents(client, [{ type: 'run-step', runId: 'r1', targetId: 't1', step: STEP }]);
    expect(client.getQueryData<RunDetail>(key)?.steps.map(({ step }) => step)).toEqual(['name', 'port']);
  });
});

describe('a target', () => {
  it('is being read while its run goes on; how it fares afterwards is left to the server', () => {
    const list = ['/targets', {}];
    client.setQueryData<TargetList>(list, { rows: [target('t1'), target('t2')] });
    client.setQueryData<Target>(['/targets/t1', {}], target('t1'));
    applyRunEvents(client, [{ type: 'run-started', run: run('r1') }]);
    expect(client.getQueryData<TargetList>(list)?.rows.map(({ health }) => health)).toEqual([
      'running',
      'good',
    ]);
    expect(client.getQueryData<Target>(['/targets/t1', {}])?.health).toBe('running');
    applyRunEvents(client, [{ type: 'run-rows', runId: 'r1', targetId: 't1', rows: 7 }]);
    expect(client.getQueryData<TargetList>(list)?.rows[0]?.lastRun?.rows).toBe(7);
    applyRunEvents(client, [{ type: 'run-ended', run: run('r1', ENDED) }]);
    expect(client.getQueryData<TargetList>(list)?.rows[0]?.lastRun).toEqual(run('r1', ENDED));
  });
});

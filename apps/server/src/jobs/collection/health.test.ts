import { MINUTE } from '@calepin/core';
import { expect, test } from 'vitest';
import type { RunRecord, TargetRecord } from '../../store/collection.ts';
import { type TargetHealth, targetHealth } from './health.ts';

const NOW = Date.UTC(2026, 0, 14, 7, 30);
const INTERVAL = 60;

const run = (state: RunRecord['state']): RunRecord => ({
  id: 'r',
  targetId: 't',
  trigger: 'schedule',
  state,
  startedAt: NOW,
  endedAt: NOW,
  steps: [],
  rows: 0,
  bytes: 0,
  importId: null,
  unchanged: false,
});

const target = (more: Partial<TargetRecord>): TargetRecord => ({
  id: 't',
  site: 's',
  kind: 'host',
  name: 'rdlic01',
  address: null,
  transport: 'http',
  port: null,
  path: null,
  authentication: 'negotiate',
  resourceStyle: 'wmi',
  credentialId: null,
  ca: null,
  allowUnencrypted: false,
  reads: ['key-packs'],
  intervalMinutes: INTERVAL,
  paused: false,
  origin: 'manual',
  createdAt: NOW - 10 * INTERVAL * MINUTE,
  nextRunAt: null,
  activeSince: NOW - 10 * INTERVAL * MINUTE,
  failures: 0,
  lastSuccessAt: NOW - MINUTE,
  lastRun: run('done'),
  ...more,
});

test.each<[string, Partial<TargetRecord>, boolean, TargetHealth]>([
  ['read and whole', {}, false, 'good'],
  ['being read', {}, true, 'running'],
  ['being read although paused', { paused: true }, true, 'running'],
  ['paused', { paused: true, failures: 3 }, false, 'paused'],
  ['never read', { lastRun: null, lastSuccessAt: null }, false, 'new'],
  [
    'interrupted before it brought anything',
    { lastRun: run('interrupted'), lastSuccessAt: null },
    false,
    'new',
  ],
  ['something was not readable', { lastRun: run('partial') }, false, 'partial'],
  ['the last run brought nothing', { lastRun: run('failed'), failures: 1 }, false, 'failing'],
  [
    'nothing for three intervals and more',
    { lastRun: run('failed'), failures: 4, lastSuccessAt: NOW - 3 * INTERVAL * MINUTE - 1 },
    false,
    'silent',
  ],
  [
    'nothing for three intervals and more, but most of it was a pause',
    {
      lastRun: run('failed'),
      failures: 1,
      lastSuccessAt: NOW - 9 * INTERVAL * MINUTE,
      activeSince: NOW - MINUTE,
    },
    false,
    'failing',
  ],
  [
    'nothing for long because the server was off',
    { lastSuccessAt: NOW - 9 * INTERVAL * MINUTE },
    false,
    'good',
  ],
  [
    'nothing ever, for three intervals and more',
    { lastRun: run('failed'), failures: 4, lastSuccessAt: null },
    false,
    'silent',
  ],
  [
    'nothing ever, but it is new',
    { lastRun: run('failed'), failures: 1, lastSuccessAt: null, activeSince: NOW - MINUTE },
    false,
    'failing',
  ],
])('%s', (_, more, running, expected) => {
  expect(targetHealth(target(more), running, NOW)).toBe(expected);
});

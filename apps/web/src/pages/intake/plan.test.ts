import type { Inspection } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import type { IntakeFile } from '../../intake/intake.ts';
import { importRequestOf, planOf } from './plan.ts';
import type { ReadFile } from './use-inspections.ts';

type Document = Inspection['documents'][number];

const NO_CHANGE = { added: 0, changed: 0, gone: 0, unchanged: 0 };

const documentOf = (index: number, part: Partial<Document> = {}): Document => ({
  index,
  name: `document ${index}`,
  sha256: 'a'.repeat(64),
  bytes: 812,
  format: 'keypack-csv',
  encoding: 'utf-8',
  delimiter: ';',
  observedAt: '2026-01-14T07:30:00Z',
  observedAtSource: 'file-name',
  hosts: [{ host: 'RDLIC01', keyPacks: 3, issuedLicenses: 0 }],
  suggestedHost: null,
  keyPacks: [],
  counts: { licenseServers: 1, keyPacks: 3, issuedLicenses: 20, userCals: 0, sessionHosts: 0, rejected: 2 },
  rejected: [],
  warnings: [],
  changes: {
    licenseServers: { added: 0, changed: 0, unchanged: 0 },
    keyPacks: NO_CHANGE,
    issuedLicenses: NO_CHANGE,
    userCals: NO_CHANGE,
    sessionHosts: NO_CHANGE,
  },
  alreadyImported: null,
  ...part,
});

const fileOf = (key: number): IntakeFile => ({
  key,
  name: `file ${key}`,
  file: new File([], `file ${key}`),
  sent: 0,
  inspectionId: `i${key}`,
  error: null,
});

const readOf = (key: number, documents: readonly Document[], part: Partial<Inspection> = {}): ReadFile => ({
  file: fileOf(key),
  error: null,
  inspection: {
    id: `i${key}`,
    state: 'ready',
    name: `file ${key}`,
    site: 'Principal',
    siteId: null,
    progress: { bytes: 0, totalBytes: 0, rows: 0 },
    documents: [...documents],
    refused: [],
    failure: null,
    ...part,
  },
});

describe('planOf', () => {
  it('includes what is new and leaves out what the register holds already', () => {
    const plan = planOf([readOf(1, [documentOf(0), documentOf(1, { alreadyImported: 'older' })])], {});
    expect(plan.documents).toHaveLength(2);
    expect(plan.included.map((one) => one.document.index)).toEqual([0]);
    expect(plan).toMatchObject({ rejected: 2, rows: 24, pending: 0, failed: 0, site: 'Principal' });
  });

  it('follows the reader where the reader decides', () => {
    const plan = planOf([readOf(1, [documentOf(0), documentOf(1, { alreadyImported: 'older' })])], {
      '1/0': { include: false },
      '1/1': { include: true },
    });
    expect(plan.included.map((one) => one.document.index)).toEqual([1]);
  });

  it('waits for files that are being sent or read, not for those that failed', () => {
    const sending: ReadFile = { file: fileOf(1), inspection: null, error: null };
    const reading = readOf(2, [], { state: 'reading' });
    const failed = readOf(3, [], { state: 'failed' });
    const notSent: ReadFile = { file: fileOf(4), inspection: null, error: new Error('down') };
    expect(planOf([sending, reading, failed, notSent], {})).toMatchObject({ pending: 2, failed: 2 });
  });
});

describe('importRequestOf', () => {
  it('asks for what is included, with its corrections, and says what of the same file is not', () => {
    const observedAt = '2026-01-15T08:00:00.000Z';
    const plan = planOf([readOf(1, [documentOf(0), documentOf(1)]), readOf(2, [documentOf(0)])], {
      '1/0': { host: 'RDLIC09', observedAt },
      '1/1': { include: false },
      '2/0': { include: false },
    });
    expect(importRequestOf(plan)).toEqual({
      inspectionIds: ['i1'],
      site: 'Principal',
      documents: [
        { inspectionId: 'i1', index: 0, include: true, host: 'RDLIC09', observedAt },
        { inspectionId: 'i1', index: 1, include: false },
      ],
    });
  });
});

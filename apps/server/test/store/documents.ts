import { text } from 'node:stream/consumers';
import {
  type Coverage,
  EMPTY_BATCH,
  type Instant,
  type IssuedLicenseFacts,
  type KeyPackFacts,
  type LicenseServerFacts,
  type ReadBatch,
  type ReadEvent,
  type SessionHostFacts,
  type UserCalFacts,
} from '@calepin/core';
import type { FoldRequest, Register, ReplayReader } from '../../src/store/index.ts';

/** A document as the register meets it: its original bytes are its own events, so that it can be read again. */
export interface TestDocument {
  readonly at: Instant;
  readonly name?: string;
  readonly defaultHost?: string;
  readonly batch: Partial<ReadBatch>;
  readonly coverage: readonly Coverage[];
}

export const DAY_ZERO = Date.UTC(2026, 0, 1);
export const day = (number: number): Instant => DAY_ZERO + number * 86_400_000;

export const PACK: KeyPackFacts = {
  host: 'rdl01',
  keyPackId: 3,
  description: 'C50-6.02-S',
  keyPackType: 2,
  productType: 1,
  productVersion: 'Windows Server 2022',
  productVersionId: 7,
  totalLicenses: 100,
  issuedLicenses: 40,
  availableLicenses: 60,
  expirationDate: null,
  accessRights: null,
  typeAndModel: 'RDS Per User CAL',
};

export const LICENSE: IssuedLicenseFacts = {
  host: 'rdl01',
  licenseId: 1,
  keyPackId: 3,
  user: null,
  computer: 'POSTE-001',
  hardwareId: '0xABC-001',
  licenseStatus: 2,
  issueDate: day(-10),
  expirationDate: day(60),
};

export const SERVER: LicenseServerFacts = {
  host: 'rdl01',
  activationStatus: 0,
  licenseServerId: null,
  productId: null,
  serverRole: null,
  osVersion: null,
  details: {},
};

export const USER_CAL: UserCalFacts = {
  host: null,
  user: 'LAB\\Amélie',
  productVersionId: 7,
  productVersion: 'Windows Server 2022',
  productCode: null,
  expirationDate: day(60),
  managingServer: null,
  disabled: null,
  deleted: null,
};

export const SESSION_HOST: SessionHostFacts = {
  host: 'rdsh01',
  licensingType: 4,
  licensingTypeSource: 'policy',
  licenseServers: ['rdl01'],
  licenseServersSource: 'policy',
  gracePeriodDays: null,
  osVersion: null,
  details: {},
};

const FIELDS: Readonly<Record<Coverage['scope'], readonly string[]>> = {
  'license-server': ['activationStatus'],
  'key-packs': ['totalLicenses', 'issuedLicenses', 'availableLicenses'],
  'issued-licenses': ['licenseStatus'],
  'user-cals': ['expirationDate'],
  'session-host': ['licensingType'],
};

/** Covers a list whole, with the figures that its rows carry. */
export function covers(
  scope: Coverage['scope'],
  host: string | null,
  rest: Partial<Coverage> = {},
): Coverage {
  return { scope, host, complete: true, fields: FIELDS[scope], ...rest };
}

/** Key packs of one host, read whole unless said otherwise. */
export function packs(
  at: Instant,
  host: string,
  rows: readonly Partial<KeyPackFacts>[],
  rest: Partial<Coverage> = {},
): TestDocument {
  return {
    at,
    batch: { keyPacks: rows.map((row) => ({ ...PACK, host, ...row })) },
    coverage: [covers('key-packs', host, rest)],
  };
}

/** Issued licenses of one host, read whole unless said otherwise. */
export function licenses(
  at: Instant,
  host: string,
  rows: readonly Partial<IssuedLicenseFacts>[],
  rest: Partial<Coverage> = {},
): TestDocument {
  return {
    at,
    batch: { issuedLicenses: rows.map((row) => ({ ...LICENSE, host, ...row })) },
    coverage: [covers('issued-licenses', host, rest)],
  };
}

/** The events of a document; its key packs come in their order, issued licenses in batches of a few. */
function* eventsOf(document: TestDocument): Generator<ReadEvent> {
  const name = document.name ?? 'test.csv';
  const header = {
    name,
    format: 'collector-json',
    encoding: 'utf-8',
    delimiter: null,
    observedAt: null,
    observedAtSource: null,
  } as const;
  yield { kind: 'document', header };
  const { issuedLicenses = [], ...rest } = document.batch;
  yield { kind: 'batch', batch: { ...EMPTY_BATCH, ...rest } };
  for (let from = 0; from < issuedLicenses.length; from += 1000) {
    yield {
      kind: 'batch',
      batch: { ...EMPTY_BATCH, issuedLicenses: issuedLicenses.slice(from, from + 1000) },
    };
  }
  yield { kind: 'end', end: { sha256: '', bytes: 0, coverage: document.coverage } };
}

export async function* streamOf(events: Iterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  yield* events;
}

const bytesOf = (document: TestDocument): Buffer => Buffer.from(JSON.stringify(document));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const replay: ReplayReader = async function* (_observation, original) {
  // Written by `bytesOf`.
  yield* eventsOf(JSON.parse(await text(original())) as TestDocument);
};

export async function requestOf(
  register: Register,
  importId: string,
  site: string,
  document: TestDocument,
): Promise<FoldRequest> {
  const original = await register.storeOriginal(once(bytesOf(document)));
  return {
    importId,
    site,
    header: {
      name: document.name ?? 'test.csv',
      format: 'collector-json',
      encoding: 'utf-8',
      delimiter: null,
      observedAt: null,
      observedAtSource: null,
    },
    ...original,
    observedAt: document.at,
    observedAtSource: 'content',
    defaultHost: document.defaultHost ?? 'unnamed',
    events: () => streamOf(eventsOf(document)),
  };
}

/** Imports documents as one import of the site `Mairie`. */
export async function importAll(register: Register, documents: readonly TestDocument[], siteName = 'Mairie') {
  const site = await register.ensureSite(siteName);
  const id = await register.beginImport({ site: site.id, origin: 'file' });
  const results = [];
  for (const document of documents) {
    results.push(await register.fold(await requestOf(register, id, site.id, document)));
  }
  return { record: await register.endImport(id, {}), results, site };
}

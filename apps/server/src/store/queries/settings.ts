import { DEFAULT_SETTINGS, type FindingSettings } from '@calepin/core';
import type { Kysely } from 'kysely';
import { readMeta, writeMeta } from '../meta.ts';
import type { Schema } from '../schema.ts';

export async function readSettings(db: Kysely<Schema>): Promise<FindingSettings> {
  const saved = await readMeta(db, 'settings');
  // Written by `writeSettings`.
  return saved === null ? DEFAULT_SETTINGS : (JSON.parse(saved) as FindingSettings);
}

export async function writeSettings(tx: Kysely<Schema>, settings: FindingSettings): Promise<void> {
  await writeMeta(tx, 'settings', JSON.stringify(settings));
}

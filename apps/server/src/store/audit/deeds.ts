import type { FindingSettings } from '@calepin/core';
import type { AuditAct, AuditEvent, Json } from '../audit.ts';
import type { Credential, Target } from '../collection.ts';
import type { FindingRecord, ImportRecord, Site } from '../register.ts';
import type { Deed } from './audit-log.ts';
import { differences } from './differences.ts';

/** Documents of an import that its event names; their number is always told. */
const MOST_DOCUMENTS = 50;

type Members = { readonly [name: string]: Json };
type Place = AuditEvent['site'];

export function siteDeed(act: 'site-added' | 'site-removed', { id, name, example }: Site): Deed {
  const is = { name, example };
  return {
    act,
    site: { id, name },
    subject: { kind: 'site', id, name },
    before: act === 'site-removed' ? is : null,
    after: act === 'site-added' ? is : null,
  };
}

/** What an import brought: which documents, by their hashes. `null` while it runs. */
export function importDeed(record: ImportRecord, site: Place): Deed | null {
  const { id, state, origin, failure, observations } = record;
  if (state === 'running') return null;
  const act: AuditAct = `import-${state}`;
  const documents = observations
    .slice(0, MOST_DOCUMENTS)
    .map(({ name, sha256, hosts }) => ({ name, sha256, hosts: [...hosts] }));
  const is = { origin, documentCount: observations.length, documents };
  return {
    act,
    site,
    subject: { kind: 'import', id, name: observations[0]?.name ?? id },
    before: state === 'undone' ? is : null,
    after: state === 'undone' ? null : { ...is, failure },
  };
}

export function findingDeed(
  act: 'finding-acknowledged' | 'acknowledgement-removed',
  { before, after }: { readonly before: FindingRecord; readonly after: FindingRecord },
  site: Place,
): Deed {
  const shown = ({ acknowledgement }: FindingRecord): Json => acknowledgement && { ...acknowledgement };
  return {
    act,
    site,
    subject: { kind: 'finding', id: after.id, name: after.rule },
    before: shown(before),
    after: shown(after),
    ...(act === 'finding-acknowledged' && after.acknowledgement !== null
      ? { reason: after.acknowledgement.reason }
      : {}),
  };
}

export function settingsDeed(before: FindingSettings, after: FindingSettings): Deed | null {
  const changed = differences(settingsMembers(before), settingsMembers(after));
  if (Object.keys(changed.after).length === 0) return null;
  return {
    act: 'settings-changed',
    site: null,
    subject: { kind: 'settings', id: null, name: 'findings' },
    ...changed,
  };
}

function settingsMembers({ thresholds, ...delays }: FindingSettings): Members {
  return { ...delays, thresholds: thresholds.map((one) => ({ ...one, level: { ...one.level } })) };
}

/** The secret itself is nowhere in an event: only that it was set anew. */
export function credentialDeed(
  { before, after }: { readonly before: Credential | null; readonly after: Credential | null },
  secretChanged: boolean,
): Deed | null {
  const named = after ?? before;
  if (named === null) return null;
  const members = ({ name, kind, user }: Credential): Members => ({ name, kind, user });
  const changed = changeOf(before && members(before), after && members(after));
  if (secretChanged && before !== null && isMembers(changed.after))
    changed.after = { ...changed.after, secret: 'changed' };
  return {
    act: actOf('credential', before, after),
    site: null,
    subject: { kind: 'credential', id: named.id, name: named.name },
    ...changed,
  };
}

export function targetDeed(
  { before, after }: { readonly before: Target | null; readonly after: Target | null },
  site: Place,
): Deed | null {
  const named = after ?? before;
  if (named === null) return null;
  const members = ({ id: _id, createdAt: _at, ...settings }: Target): Members => ({
    ...settings,
    reads: [...settings.reads],
  });
  return {
    act: actOf('target', before, after),
    site,
    subject: { kind: 'target', id: named.id, name: named.name },
    ...changeOf(before && members(before), after && members(after)),
  };
}

function actOf<Kind extends 'credential' | 'target'>(
  kind: Kind,
  before: unknown,
  after: unknown,
): `${Kind}-${'added' | 'changed' | 'removed'}` {
  if (before === null) return `${kind}-added`;
  return after === null ? `${kind}-removed` : `${kind}-changed`;
}

function changeOf(before: Members | null, after: Members | null): { before: Json; after: Json } {
  return before === null || after === null ? { before, after } : differences(before, after);
}

function isMembers(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

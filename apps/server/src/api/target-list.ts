import { MINUTE } from '@calepin/core';
import type { Say } from '../messages/index.ts';
import type { AuditContext } from '../store/audit.ts';
import type { Target, TargetOrigin } from '../store/collection.ts';
import { Problem } from './problem.ts';
import type { TargetSettings as Requested, TargetsAdded } from './schemas/index.ts';
import type { Services } from './services.ts';
import { siteNamed } from './site-named.ts';
import { isHost, requestedSettings, settingsFaults } from './target-settings.ts';

interface TargetListRequest {
  readonly hosts: readonly string[];
  readonly origin: TargetOrigin;
  readonly settings: Omit<Requested, 'name' | 'address'>;
  /** The settings as they were sent: what was left out is left to the kind. */
  readonly template: unknown;
  /** Who adds them. */
  readonly by: AuditContext;
}

/** Why a line of the list became no target. */
type Refusal = 'duplicate' | 'not-a-host' | 'repeated';

/** Any name that is one, to check the settings of the list by themselves. */
const SOME_HOST = 'host';
const SPREAD_OVER = MINUTE;
const SPREAD_STEP = 250;

/** Adds hosts with the same settings, all at once; they are read one after the other within a minute. */
export async function addTargets(
  { workshop, collection, clock, identify }: Pick<Services, 'workshop' | 'collection' | 'clock' | 'identify'>,
  { hosts, origin, settings: given, template, by }: TargetListRequest,
  say: Say,
): Promise<TargetsAdded> {
  const { reads } = workshop;
  const writes = workshop.writesAs(by);
  const settings = requestedSettings({ ...given, name: SOME_HOST, address: null }, template);
  const faults = settingsFaults(settings, await reads.credentials(), 'body.settings');
  if (faults.length > 0) throw new Problem('invalid-request', { faults });

  const refused: TargetsAdded['refused'] = [];
  const refuse = (host: string, code: Refusal): void =>
    void refused.push({ host, code, message: say(`target-refused.${code}`, { host }) });
  const seen = new Set<string>();
  const wanted: { readonly line: string; readonly name: string; readonly address: string | null }[] = [];
  for (const line of hosts) {
    const [name = '', address = null, ...rest] = line.split(/[,;\t]/).map((part) => part.trim());
    const key = name.toLowerCase();
    if (!isHost(name) || (address && !isHost(address)) || rest.length > 0) refuse(line, 'not-a-host');
    else if (seen.has(key)) refuse(line, 'repeated');
    else wanted.push({ line, name, address: address || null });
    seen.add(key);
  }
  if (wanted.length === 0) return { added: [], refused };

  const { id: site } = await siteNamed(reads, writes, settings.site);
  const now = clock();
  const step = Math.min(SPREAD_STEP, SPREAD_OVER / wanted.length);
  const targets = wanted.map(({ name, address }, place) => {
    const target: Target = { ...settings, site, name, address, id: identify(), origin, createdAt: now };
    return { ...target, nextRunAt: settings.paused ? null : now + Math.round(place * step) };
  });
  const twins = new Set(await writes.saveTargets(targets));
  targets.forEach(({ id }, place) => {
    if (twins.has(id)) refuse(wanted[place]?.line ?? '', 'duplicate');
  });
  const added = targets.filter(({ id }) => !twins.has(id));
  await collection.saved(
    added.map((target) => ({ ...target, activeSince: now, failures: 0, lastSuccessAt: null, lastRun: null })),
  );
  return { added: added.map(({ id }) => id), refused };
}

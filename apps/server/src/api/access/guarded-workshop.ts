import type { RegisterReads, RegisterWrites, Workshop } from '../../jobs/workshop.ts';
import { RegisterError } from '../../store/storage-error.ts';
import { siteCalled } from '../site-filter.ts';
import { guardedReads, isWithin, narrowed, type Scope } from './guarded-reads.ts';

/** What routes use of it; files are read and imported by jobs, which outlive the request. */
export type Asked = Pick<Workshop, 'reads' | 'writesAs' | 'position'>;

/**
 * The workshop as the one who asks may use it. Routes are given this one and no other: which sites they speak of is decided
 * here, once, and a route cannot forget it.
 */
export function guardedWorkshop(workshop: Asked, scope: () => Scope): Asked {
  const reads = guardedReads(workshop.reads, scope);
  return {
    reads,
    writesAs: (by) => guardedWrites(workshop.writesAs(by), reads, scope),
    position: (filter) => workshop.position({ ...filter, ...narrowed(filter.site, scope()) }),
  };
}

/** Imports begin long before their turn comes: whether they may is asked when they are. */
export async function requireSiteNamed(reads: RegisterReads, name: string, scope: Scope): Promise<void> {
  if (scope === null) return;
  // Whether the register has it or not: who may not see a site is not told.
  if (siteCalled(await reads.sites(), name.trim()) === undefined) throw unknownSite(name);
}

function guardedWrites(writes: RegisterWrites, reads: RegisterReads, scope: () => Scope): RegisterWrites {
  const everywhere = (): void => {
    if (scope() !== null) throw new RegisterError('unknown-site');
  };
  const site = (id: string): void => {
    if (!isWithin(id, scope())) throw unknownSite(id);
  };
  const target = async (id: string): Promise<void> => {
    // One that is new is in no site yet.
    if (scope() !== null && (await reads.target(id)) === null)
      throw new RegisterError('unknown-target', { id });
  };
  return {
    ...writes,
    async ensureSite(name, options) {
      await requireSiteNamed(reads, name, scope());
      return writes.ensureSite(name, options);
    },
    async removeSite(id) {
      everywhere();
      return writes.removeSite(id);
    },
    async undoImport(id) {
      if ((await reads.importRecord(id)) === null) throw new RegisterError('unknown-import', { id });
      return writes.undoImport(id);
    },
    async acknowledge(id, acknowledgement) {
      return (await reads.finding(id)) === null ? null : writes.acknowledge(id, acknowledgement);
    },
    async removeAcknowledgement(id, by, at) {
      return (await reads.finding(id)) === null ? null : writes.removeAcknowledgement(id, by, at);
    },
    async saveSettings(settings) {
      everywhere();
      return writes.saveSettings(settings);
    },
    async saveCredential(credential) {
      everywhere();
      return writes.saveCredential(credential);
    },
    async removeCredential(id) {
      everywhere();
      return writes.removeCredential(id);
    },
    async saveTarget(saved) {
      site(saved.site);
      return writes.saveTarget(saved);
    },
    async saveTargets(saved) {
      for (const one of saved) site(one.site);
      return writes.saveTargets(saved);
    },
    async removeTarget(id) {
      await target(id);
      return writes.removeTarget(id);
    },
  };
}

function unknownSite(id: string): RegisterError {
  return new RegisterError('unknown-site', { id });
}

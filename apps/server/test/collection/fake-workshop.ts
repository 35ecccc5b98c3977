import type { ImportOutcome } from '../../src/collect/import-documents.ts';
import type { ImportTask } from '../../src/jobs/workshop.ts';
import type { RunRecord, TargetRecord } from '../../src/store/collection.ts';
import { RegisterError } from '../../src/store/storage-error.ts';

const SITE = { id: 'site', name: 'Mairie', example: false };

const TARGET: Omit<TargetRecord, 'id' | 'name' | 'createdAt' | 'nextRunAt'> = {
  site: SITE.id,
  kind: 'host',
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
  intervalMinutes: 60,
  paused: false,
  origin: 'manual',
  activeSince: 0,
  failures: 0,
  lastSuccessAt: null,
  lastRun: null,
};

/** A register of targets and runs in memory, which settles them as the register on the disk does. */
export class FakeWorkshop {
  readonly #targets = new Map<string, TargetRecord>();
  readonly ended: RunRecord[] = [];
  readonly evaluated: string[] = [];
  readonly imported: ImportTask[] = [];
  /** What the next `beginRun` throws. */
  beginFault: Error | null = null;
  /** The register is busy: what is begun waits for it. */
  busy: Promise<void> = Promise.resolve();
  readonly #begun = new Map<string, Pick<RunRecord, 'id' | 'targetId' | 'trigger' | 'startedAt'>>();

  add(id: string, more: Partial<TargetRecord> = {}): TargetRecord {
    const target = { ...TARGET, id, name: id, createdAt: 0, nextRunAt: null, ...more };
    this.#targets.set(id, target);
    return target;
  }

  change(id: string, change: Partial<TargetRecord>): TargetRecord {
    return this.add(id, { ...this.get(id), ...change });
  }

  get(id: string): TargetRecord {
    const target = this.#targets.get(id);
    if (!target) throw new Error(`no target ${id}`);
    return target;
  }

  remove(id: string): void {
    this.#targets.delete(id);
  }

  /** Runs of a target that have ended. */
  endedOf(id: string): RunRecord[] {
    return this.ended.filter((run) => run.targetId === id);
  }

  readonly reads = {
    targets: async () => [...this.#targets.values()],
    target: async (id: string) => this.#targets.get(id) ?? null,
    sites: async () => [SITE],
  };

  readonly runs = {
    beginRun: async (run: Pick<RunRecord, 'id' | 'targetId' | 'trigger' | 'startedAt'>) => {
      await this.busy;
      const fault = this.beginFault;
      this.beginFault = null;
      if (fault) throw fault;
      if (!this.#targets.has(run.targetId)) throw new RegisterError('unknown-target');
      this.#begun.set(run.id, run);
    },
    endRun: async (
      end: Omit<RunRecord, 'targetId' | 'trigger' | 'startedAt'> & { nextRunAt: number | null },
    ) => {
      const begun = this.#begun.get(end.id);
      const target = begun && this.#targets.get(begun.targetId);
      if (!begun || !target) return;
      const run: RunRecord = { ...begun, ...end };
      this.ended.push(run);
      const brought = end.state === 'done' || end.state === 'partial';
      this.change(target.id, {
        lastRun: run,
        nextRunAt: target.paused ? null : end.nextRunAt,
        failures: brought ? 0 : target.failures + (end.state === 'failed' ? 1 : 0),
        ...(brought ? { lastSuccessAt: end.endedAt } : {}),
      });
    },
    setNextRun: async (id: string, at: number | null) => {
      this.change(id, { nextRunAt: at });
    },
  };

  readonly import = async (task: ImportTask): Promise<ImportOutcome> => {
    this.imported.push(task);
    return { record: null, documents: [] };
  };

  readonly evaluateSite = async (site: string): Promise<void> => {
    this.evaluated.push(site);
  };
}

import { computePosition, type Instant, type Position } from '@calepin/core';
import { evaluateFindings } from '../collect/evaluate-findings.ts';
import { type ImportOrigin, type ImportOutcome, importDocuments } from '../collect/import-documents.ts';
import { inspectUpload, type UploadInspection } from '../collect/inspect-upload.ts';
import type { AuditContext } from '../store/audit.ts';
import type { Register, SiteFilter } from '../store/register.ts';
import { PositionCache } from './position-cache.ts';
import { methodsOf, WRITES } from './register-methods.ts';
import { chosenDocuments, uploadSource } from './upload-source.ts';
import type {
  ImportProgress,
  ImportTask,
  InspectProgress,
  InspectTask,
  RegisterWrites,
  Watch,
} from './workshop.ts';

/** When an import evaluates the findings: examples need a past, collections come by the thousand. */
const EVALUATED: Readonly<Record<ImportOrigin, 'never' | 'at-the-end' | 'at-each-document'>> = {
  file: 'at-the-end',
  push: 'at-the-end',
  example: 'at-each-document',
  collect: 'never',
};

/** The long tasks on a register, wherever they run. */
export class RegisterTasks {
  readonly #register: Register;
  readonly #clock: () => Instant;
  readonly #positions = new PositionCache();

  constructor(register: Register, clock: () => Instant) {
    this.#register = register;
    this.#clock = clock;
  }

  async position(filter: SiteFilter): Promise<Position> {
    const register = this.#register;
    const revision = await register.figuresRevision();
    return this.#positions.get(filter, revision, this.#clock(), async () => {
      const [snapshot, settings] = await Promise.all([register.snapshot(filter), register.settings()]);
      return computePosition({ ...snapshot, settings });
    });
  }

  inspect(task: InspectTask, watch: Watch<InspectProgress>): Promise<UploadInspection> {
    return inspectUpload({
      source: uploadSource(task.upload),
      register: this.#register,
      siteId: task.siteId,
      now: this.#clock(),
      ...(task.as === undefined ? {} : { as: task.as }),
      ...watch,
    });
  }

  import(task: ImportTask, watch: Watch<ImportProgress>): Promise<ImportOutcome> {
    return importDocuments({
      register: this.#register.as(task.by),
      site: task.site,
      origin: task.origin,
      documents: chosenDocuments(task.documents),
      clock: this.#clock,
      evaluate: EVALUATED[task.origin],
      ...watch,
    });
  }

  async evaluate(at: Instant): Promise<void> {
    for (const site of await this.#register.sites()) {
      await evaluateFindings({ register: this.#register, site: site.id, at });
    }
  }

  async evaluateSite(id: string, at: Instant): Promise<void> {
    const sites = await this.#register.sites();
    if (sites.some((site) => site.id === id))
      await evaluateFindings({ register: this.#register, site: id, at });
  }

  /** Short changes; those that may alter findings evaluate them again before they are done. */
  writesAs(by: AuditContext): RegisterWrites {
    const register = this.#register.as(by);
    const evaluate = (): Promise<void> => this.evaluate(this.#clock());
    const site = (id: string): Promise<void> => this.evaluateSite(id, this.#clock());
    return {
      ...methodsOf(register, WRITES),
      async saveTarget(target) {
        await register.saveTarget(target);
        await site(target.site);
      },
      async saveTargets(targets) {
        const refused = await register.saveTargets(targets);
        for (const id of new Set(targets.map((target) => target.site))) await site(id);
        return refused;
      },
      async removeTarget(id) {
        const target = await register.target(id);
        await register.removeTarget(id);
        if (target !== null) await site(target.site);
      },
      async saveSettings(settings) {
        await register.saveSettings(settings);
        await evaluate();
      },
      async undoImport(id) {
        const record = await register.undoImport(id);
        await evaluate();
        return record;
      },
    };
  }
}

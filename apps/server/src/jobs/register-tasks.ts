import { computePosition, type Instant, type Position } from '@calepin/core';
import { evaluateFindings } from '../collect/evaluate-findings.ts';
import { type ImportOutcome, importDocuments } from '../collect/import-documents.ts';
import { inspectUpload, type UploadInspection } from '../collect/inspect-upload.ts';
import type { Register, SiteFilter } from '../store/register.ts';
import { PositionCache } from './position-cache.ts';
import { chosenDocuments, uploadSource } from './upload-source.ts';
import type {
  ImportProgress,
  ImportTask,
  InspectProgress,
  InspectTask,
  RegisterWrites,
  Watch,
} from './workshop.ts';

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
    const revision = await register.revision();
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
      register: this.#register,
      site: task.site,
      origin: task.origin,
      documents: chosenDocuments(task.documents),
      clock: this.#clock,
      withHistory: task.origin === 'example',
      ...watch,
    });
  }

  async evaluate(at: Instant): Promise<void> {
    for (const site of await this.#register.sites()) {
      await evaluateFindings({ register: this.#register, site: site.id, at });
    }
  }

  /** Short changes; those that may alter findings evaluate them again before they are done. */
  get writes(): RegisterWrites {
    const register = this.#register;
    const evaluate = (): Promise<void> => this.evaluate(this.#clock());
    return {
      acknowledge: (id, acknowledgement) => register.acknowledge(id, acknowledgement),
      removeAcknowledgement: (id, by, at) => register.removeAcknowledgement(id, by, at),
      removeSite: (id) => register.removeSite(id),
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

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Documents that are being collected, on disk until they are imported. What it holds at the start was abandoned. */
export class SpoolFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async prepare(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
  }

  path(runId: string): string {
    return join(this.#folder, runId);
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }
}

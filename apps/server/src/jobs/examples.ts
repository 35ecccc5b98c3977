import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, type Instant } from '@calepin/core';
import type { AuditContext } from '../store/audit.ts';
import type { Imports } from './imports.ts';
import type { ImportTask, Workshop } from './workshop.ts';

/** One invented organisation: its files, and how long ago each of them is to be seen. */
interface ExampleSite {
  readonly site: string;
  readonly files: readonly { readonly file: string; readonly daysAgo: number }[];
}

/** The manifest of the examples folder. It is part of the program, so a fault in it is one of the program. */
async function readExamples(folder: string): Promise<readonly ExampleSite[]> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  if (!Array.isArray(manifest)) throw new Error('examples/manifest.json is not a list');
  return manifest.map(exampleSite);
}

function exampleSite(entry: unknown): ExampleSite {
  if (!isRecord(entry) || typeof entry['site'] !== 'string' || !Array.isArray(entry['files'])) {
    throw new Error('examples/manifest.json: an entry needs "site" and "files"');
  }
  const files = entry['files'].map((file: unknown) => {
    if (!isRecord(file) || typeof file['file'] !== 'string' || typeof file['daysAgo'] !== 'number') {
      throw new Error('examples/manifest.json: a file needs "file" and "daysAgo"');
    }
    return { file: file['file'], daysAgo: file['daysAgo'] };
  });
  return { site: entry['site'], files };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The import of an example: each file is seen as many days before now as the manifest says. */
async function exampleImport(
  example: ExampleSite,
  { folder, now, by }: { readonly folder: string; readonly now: Instant; readonly by: AuditContext },
): Promise<ImportTask> {
  const documents = await Promise.all(
    example.files.map(async ({ file, daysAgo }) => {
      const path = join(folder, file);
      const { size } = await stat(path);
      return {
        upload: { path, name: file, size, modifiedAt: null },
        index: null,
        observedAt: Math.floor(now - daysAgo * DAY),
      };
    }),
  );
  return { site: { name: example.site, example: true }, origin: 'example', by, documents };
}

interface ExamplesRequest {
  /** Holds `manifest.json` and the files that it names. */
  readonly folder: string;
  readonly workshop: Pick<Workshop, 'reads' | 'writesAs'>;
  readonly imports: Imports;
  readonly clock: () => Instant;
  readonly identify: () => string;
}

/** The invented organisations: adding those that are not there, removing them all. One act at a time. */
export class Examples {
  readonly #request: ExamplesRequest;
  #last: Promise<unknown> = Promise.resolve();

  constructor(request: ExamplesRequest) {
    this.#request = request;
  }

  /** Imports the organisations whose site is not in the register yet; resolves when they are in. */
  add(by: AuditContext): Promise<void> {
    return this.#afterTheLast(async () => {
      const { folder, workshop, imports, clock, identify } = this.#request;
      const names = new Set((await workshop.reads.sites()).map((site) => site.name));
      const missing = (await readExamples(folder)).filter((example) => !names.has(example.site));
      const now = clock();
      const tasks = await Promise.all(missing.map((example) => exampleImport(example, { folder, now, by })));
      const jobs = tasks.map((task) => imports.start(identify(), task));
      await Promise.all(jobs.map((job) => imports.settled(job.id, null)));
    });
  }

  /** Removes every site that is an example, with all that it holds. */
  remove(by: AuditContext): Promise<void> {
    return this.#afterTheLast(async () => {
      const { reads, writesAs } = this.#request.workshop;
      const writes = writesAs(by);
      for (const site of await reads.sites()) if (site.example) await writes.removeSite(site.id);
    });
  }

  #afterTheLast(act: () => Promise<void>): Promise<void> {
    const done = this.#last.then(act);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

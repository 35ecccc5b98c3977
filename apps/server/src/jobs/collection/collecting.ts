import type { CollectStepOutcome, SessionHostFacts } from '@calepin/core';
import type { CollectOutcome, CollectWatch, DirectoryRequest, HostRequest } from '../../collect/collected.ts';
import type { Discovered } from '../../collect/discovery/discovered.ts';
import type { Watch } from '../workshop.ts';
import type { Collectors } from './collectors.ts';
import { failedStep } from './failed-step.ts';
import { Spool, SpoolTooLarge } from './spool.ts';

/** What is to be read, with the login that was opened for this one time. */
export type CollectTask =
  | { readonly kind: 'host'; readonly request: HostRequest }
  | { readonly kind: 'directory'; readonly request: DirectoryRequest };

export type CollectProgress =
  | { readonly kind: 'step'; readonly step: CollectStepOutcome }
  | { readonly kind: 'rows'; readonly rows: number };

export interface Spooled extends CollectOutcome {
  readonly bytes: number;
}

export type DiscoveryQuestion =
  | { readonly source: 'directory'; readonly request: DirectoryRequest }
  | { readonly source: 'dns'; readonly name: string }
  | { readonly source: 'session-hosts'; readonly hosts: readonly SessionHostFacts[] };

/** Where hosts are read: in a thread of its own for the server, in place for the command line and for tests. */
export interface Collecting {
  /** Reads a target into a file, which is there when something was read (`bytes` above 0). */
  collect(task: CollectTask, path: string, watch: Watch<CollectProgress>): Promise<Spooled>;
  /** Goes through the same steps and writes nothing. */
  test(task: CollectTask, watch: Watch<CollectProgress>): Promise<CollectOutcome>;
  discover(question: DiscoveryQuestion, watch: Watch<CollectProgress>): Promise<Discovered>;
  close(patience: number): Promise<void>;
}

/** As much as a push may expand to. */
const LARGEST_DOCUMENT = 1024 * 1024 * 1024;

/** Reads in this very thread. The collectors are loaded when they are first needed. */
export function localCollecting(collectors: () => Promise<Collectors>): Collecting {
  return {
    async collect(task, path, watch) {
      const { collectHost, collectDirectory } = await collectors();
      const spool = await Spool.open(path, LARGEST_DOCUMENT);
      const steps: CollectStepOutcome[] = [];
      try {
        const outcome =
          task.kind === 'host'
            ? await collectHost(task.request, spool.write, watchOf(watch, steps))
            : await collectDirectory(task.request, spool.write, watchOf(watch, steps));
        if (outcome.state !== 'failed') return { ...outcome, bytes: await spool.finish() };
        await spool.discard();
        return { ...outcome, bytes: 0 };
      } catch (error) {
        await spool.discard();
        if (error instanceof SpoolTooLarge) {
          const last = failedStep('class', 'answer-too-large', { host: task.request.name });
          return { state: 'failed', steps: [...steps, last], rows: 0, bytes: 0 };
        }
        throw error;
      }
    },
    async test(task, watch) {
      const { testHost, testDirectory } = await collectors();
      return task.kind === 'host'
        ? testHost(task.request, watchOf(watch))
        : testDirectory(task.request, watchOf(watch));
    },
    async discover(question, watch) {
      const { discoverFromDirectory, discoverByName, discoverFromSessionHosts } = await collectors();
      switch (question.source) {
        case 'directory':
          return discoverFromDirectory(question.request, watchOf(watch));
        case 'dns':
          return discoverByName(question.name, watchOf(watch));
        case 'session-hosts':
          return discoverFromSessionHosts(question.hosts);
      }
    },
    async close() {},
  };
}

/** What the collectors are given; the steps are also kept, for the case that the document is given up. */
function watchOf(
  { signal, onProgress }: Watch<CollectProgress>,
  steps: CollectStepOutcome[] = [],
): CollectWatch {
  return {
    ...(signal === undefined ? {} : { signal }),
    onStep: (step) => {
      steps.push(step);
      onProgress?.({ kind: 'step', step });
    },
    onRows: (rows) => onProgress?.({ kind: 'rows', rows }),
  };
}

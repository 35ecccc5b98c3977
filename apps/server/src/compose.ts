import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@calepin/core';
import { type Logger, pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import manifest from '../package.json' with { type: 'json' };
import { Accounts } from './accounts/accounts.ts';
import type { Doors } from './api/access/identify.ts';
import { DEFAULT_LIMITS, type Limits } from './api/limits.ts';
import { pushTokenOf } from './api/push-token.ts';
import type { Services } from './api/services.ts';
import { openKeyring } from './collect/credentials/keyring.ts';
import { type Clock, systemClock } from './jobs/collection/clock.ts';
import type { Collecting } from './jobs/collection/collecting.ts';
import { Collection } from './jobs/collection/collection.ts';
import { Logins } from './jobs/collection/logins.ts';
import { Probes } from './jobs/collection/probes.ts';
import { SpoolFolder } from './jobs/collection/spool-folder.ts';
import { Examples } from './jobs/examples.ts';
import { Imports } from './jobs/imports.ts';
import { Inspections } from './jobs/inspections.ts';
import { Uploads } from './jobs/uploads.ts';
import type { Workshop } from './jobs/workshop.ts';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

/** How long the end of runs is waited for; what is not written down then is interrupted at the next start all the same. */
const RUN_PATIENCE_MS = 3_000;

interface ComposeRequest {
  readonly folder: string;
  readonly workshop: Workshop;
  /** Where hosts are read. */
  readonly collecting: Collecting;
  readonly examplesFolder?: string;
  readonly log?: Logger;
  readonly limits?: Partial<Limits>;
  readonly pageFolder?: string;
  readonly doors: Omit<Doors, 'accounts'>;
  /** The clocks, for tests. */
  readonly clock?: Clock;
}

export interface Composed {
  readonly services: Services;
  /** Stops reading and writing, closes the register. */
  close(patience?: number): Promise<{ readonly forced: boolean }>;
}

/** Puts together what the routes work with, around a workshop. */
export async function composeServices(request: ComposeRequest): Promise<Composed> {
  const { folder, workshop } = request;
  const log = request.log ?? pino({ enabled: false });
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const { clock: clocks = systemClock } = request;
  const clock = (): Instant => clocks.now();
  const onFault = (error: unknown): void => log.error({ err: error }, 'task failed');
  const uploads = new Uploads(join(folder, 'uploads'), limits.concurrentUploads);
  await uploads.prepare();
  const inspections = new Inspections(workshop, uploads, clock, onFault);
  const imports = new Imports(workshop, clock, onFault);
  const examples = new Examples({
    folder: request.examplesFolder ?? join(CHECKOUT, 'examples'),
    workshop,
    imports,
    clock,
    identify: uuidv7,
  });
  const logins = new Logins(workshop.reads, () => openKeyring(folder));
  const spool = new SpoolFolder(join(folder, 'collecting'));
  await spool.prepare();
  const { collecting } = request;
  const collection = new Collection({
    workshop,
    collecting,
    logins,
    spool,
    clock: clocks,
    identify: uuidv7,
    onFault: (error) => log.error({ err: error }, 'collection failed'),
  });
  const services: Services = {
    workshop,
    uploads,
    inspections,
    imports,
    examples,
    collection,
    accounts: new Accounts({
      reads: workshop.reads,
      writesAs: (by) => workshop.writesAs(by),
      clock,
      identify: uuidv7,
    }),
    doors: request.doors,
    probes: new Probes(collecting, limits.probeMs),
    logins,
    clock,
    identify: uuidv7,
    log,
    version: manifest.version,
    pushToken: await pushTokenOf(folder),
    limits,
    pageFolder: request.pageFolder ?? join(CHECKOUT, 'apps/web/dist'),
  };
  return {
    services,
    async close(patience) {
      // Runs are written down as interrupted while the register still takes it.
      await collection.close(RUN_PATIENCE_MS);
      const [closed] = await Promise.all([workshop.close(patience), inspections.close()]);
      return closed;
    },
  };
}

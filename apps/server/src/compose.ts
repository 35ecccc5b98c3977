import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import manifest from '../package.json' with { type: 'json' };
import { DEFAULT_LIMITS, type Limits } from './api/limits.ts';
import { pushTokenOf } from './api/push-token.ts';
import type { Services } from './api/services.ts';
import { Examples } from './jobs/examples.ts';
import { Imports } from './jobs/imports.ts';
import { Inspections } from './jobs/inspections.ts';
import { Uploads } from './jobs/uploads.ts';
import type { Workshop } from './jobs/workshop.ts';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

interface ComposeRequest {
  readonly folder: string;
  readonly workshop: Workshop;
  readonly examplesFolder?: string;
  readonly log?: Logger;
  readonly limits?: Partial<Limits>;
  readonly pageFolder?: string;
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
  const clock = Date.now;
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
  const services: Services = {
    workshop,
    uploads,
    inspections,
    imports,
    examples,
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
      const [closed] = await Promise.all([workshop.close(patience), inspections.close()]);
      return closed;
    },
  };
}

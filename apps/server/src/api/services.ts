import type { Instant } from '@calepin/core';
import type { Logger } from 'pino';
import type { Accounts } from '../accounts/accounts.ts';
import type { Collection } from '../jobs/collection/collection.ts';
import type { Logins } from '../jobs/collection/logins.ts';
import type { Probes } from '../jobs/collection/probes.ts';
import type { Examples } from '../jobs/examples.ts';
import type { Imports } from '../jobs/imports.ts';
import type { Inspections } from '../jobs/inspections.ts';
import type { Uploads } from '../jobs/uploads.ts';
import type { Asked } from './access/guarded-workshop.ts';
import type { Doors } from './access/identify.ts';
import type { Limits } from './limits.ts';

/** What the routes work with; put together in `app.ts`. */
export interface Services {
  readonly workshop: Asked;
  readonly uploads: Uploads;
  readonly inspections: Inspections;
  readonly imports: Imports;
  readonly examples: Examples;
  readonly collection: Collection;
  readonly probes: Probes;
  readonly accounts: Accounts;
  /** Who is let in how. */
  readonly doors: Omit<Doors, 'accounts'>;
  readonly logins: Logins;
  readonly clock: () => Instant;
  readonly identify: () => string;
  readonly log: Logger;
  readonly version: string;
  readonly pushToken: string;
  readonly limits: Limits;
  /** Folder of the built page. */
  readonly pageFolder: string;
}

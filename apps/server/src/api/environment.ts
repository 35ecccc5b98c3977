import type { Access, Language } from '@calepin/core';
import type { Logger } from 'pino';
import type { Say } from '../messages/index.ts';
import type { Scope } from './access/guarded-reads.ts';
import type { Identity } from './access/identity.ts';

/** What every handler finds in its context, put there by the middleware. */
export interface ApiEnvironment {
  readonly Variables: {
    readonly requestId: string;
    readonly language: Language;
    readonly say: Say;
    readonly log: Logger;
    readonly identity: Identity;
    readonly access: Access;
    /** Of which sites the operation may speak. */
    readonly scope: Scope;
  };
}

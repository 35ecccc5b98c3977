import type { Language } from '@calepin/core';
import type { Logger } from 'pino';
import type { Say } from '../messages/index.ts';

/** What every handler finds in its context, put there by the middleware. */
export interface ApiEnvironment {
  readonly Variables: {
    readonly requestId: string;
    readonly language: Language;
    readonly say: Say;
    readonly log: Logger;
  };
}

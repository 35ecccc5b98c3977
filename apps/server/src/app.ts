// The composition root: the only place that puts the rooms together.
import type { Logger } from 'pino';
import { newToken } from './accounts/one-time-token.ts';
import { createApi } from './api/api.ts';
import type { Limits } from './api/limits.ts';
import { replayReader } from './collect/replay-reader.ts';
import { composeServices } from './compose.ts';
import { type Clock, systemClock } from './jobs/collection/clock.ts';
import { localCollecting } from './jobs/collection/collecting.ts';
import type { Collectors } from './jobs/collection/collectors.ts';
import { realCollectors } from './jobs/collection/real-collectors.ts';
import { localWorkshop } from './jobs/local-workshop.ts';
import { lockFolder, openRegister } from './store/index.ts';

export { type ServeOptions, serve } from './serve.ts';
export { runningServer } from './store/index.ts';

export interface CalepinOptions {
  /** The data folder; made when it is new. */
  readonly folder: string;
  /** The invented organisations; those of the checkout when absent. */
  readonly examplesFolder?: string;
  readonly log?: Logger;
  /** Bounds on requests, for tests. */
  readonly limits?: Partial<Limits>;
  /** The built page; that of the checkout when absent. */
  readonly pageFolder?: string;
  /** Reads targets when they are due. Without it they are read when someone asks: a command does what it was told. */
  readonly schedule?: boolean;
  /** What reads hosts and directories, for tests. */
  readonly collectors?: Collectors;
  /** The clocks, for tests. */
  readonly clock?: Clock;
  /** Whether requests need an account, as over a connection. Without it they are those of whoever opened the folder. */
  readonly asksWho?: boolean;
}

/** The register with its HTTP API, without a port. */
export interface Calepin {
  fetch(request: Request): Promise<Response>;
  /** Stops what runs, closes the register and frees the folder. */
  close(): Promise<void>;
}

/**
 * Opens a data folder in this process: for one-off commands and for tests. The folder is taken until `close`.
 * @throws StorageError `in-use` when another process has it
 * @example
 * const calepin = await openCalepin({ folder: 'data' });
 * const position = await (await calepin.fetch(new Request('http://127.0.0.1/api/v1/position'))).json();
 */
export async function openCalepin(options: CalepinOptions): Promise<Calepin> {
  const { folder } = options;
  const lock = await lockFolder(folder);
  try {
    const register = await openRegister({ folder, mode: 'write', replay: replayReader });
    const { collectors, clock = systemClock } = options;
    const parts = await composeServices({
      ...options,
      doors: { consoleToken: newToken('console'), open: false, trustsProcess: !options.asksWho },
      workshop: localWorkshop(register, () => clock.now()),
      collecting: localCollecting(collectors === undefined ? realCollectors : async () => collectors),
    });
    if (options.schedule) await parts.services.collection.start();
    const api = createApi(parts.services);
    return {
      async fetch(request) {
        return api.fetch(withHost(request));
      },
      async close() {
        await parts.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A request as it would have come over HTTP: its `Host` is part of what is checked. */
function withHost(request: Request): Request {
  if (request.headers.has('host')) return request;
  const headers = new Headers(request.headers);
  headers.set('host', new URL(request.url).host);
  return new Request(request, { headers });
}

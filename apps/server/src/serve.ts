import { join, resolve } from 'node:path';
import type { Language } from '@calepin/core';
import { pino } from 'pino';
import { newToken } from './accounts/one-time-token.ts';
import { createApi } from './api/api.ts';
import { type Composed, composeServices } from './compose.ts';
import { type HttpServer, listen } from './http-server.ts';
import { threadCollecting } from './jobs/collection/thread-collecting.ts';
import { startHourly } from './jobs/hourly.ts';
import { threadWorkshop } from './jobs/thread-workshop.ts';
import { LogFile } from './log-file.ts';
import { type Say, sayIn } from './messages/index.ts';
import { startFailure } from './start-failure.ts';
import { StopSignals } from './stop-signals.ts';
import { BY_ITSELF, type FolderLock, lockFolder } from './store/index.ts';

/** What a server tells whoever started it. As in every command: 0 done, 1 fell short, 3 could not be done. */
export type ServeExitCode = 0 | 1 | 3;

export interface ServeOptions {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly language: Language;
  readonly examplesFolder?: string;
  /** Lets everybody in who reaches the port of this machine, as an owner: for a demonstration. */
  readonly open?: boolean;
}

const ANSWER_PATIENCE_MS = 5_000;
const WORK_PATIENCE_MS = 15_000;

/**
 * Runs the server until it is told to stop (Ctrl-C, SIGTERM, SIGHUP): register in worker threads, HTTP on 127.0.0.1.
 * A second Ctrl-C ends the process at once.
 */
export async function serve(options: ServeOptions): Promise<ServeExitCode> {
  const folder = resolve(options.folder);
  const say = sayIn(options.language);
  // Whoever started the server may stop reading what it says.
  process.stdout.on('error', () => undefined);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const signals = new StopSignals(() => {
    print(say('server.forced'));
    process.exit(1);
  });
  let server: RunningServer;
  try {
    server = await start(folder, options);
  } catch (error) {
    process.stderr.write(`${startFailure(error, { folder, port: options.port }, say)}\n`);
    signals.release();
    return 3;
  }
  // One write: a program that reads the address finds the rest beside it.
  print(
    [
      say('server.started', { url: server.http.url }),
      say('server.data-folder', { folder }),
      ...(await whoGetsIn(server, options, say)),
      say('server.how-to-stop'),
    ].join('\n'),
  );
  await signals.first;
  const forced = await stop(server, say, print);
  signals.release();
  return forced ? 1 : 0;
}

/** The link that makes the first owner, while there is none. */
async function whoGetsIn(
  { parts, http }: RunningServer,
  { open }: ServeOptions,
  say: Say,
): Promise<string[]> {
  if (open) return [say('server.open')];
  const { workshop, accounts } = parts.services;
  if (await workshop.reads.hasOwner()) return [];
  const { token } = await accounts.handLink(null, BY_ITSELF);
  return [say('server.no-owner', { url: `${http.url}/welcome#${token}` })];
}

interface RunningServer {
  readonly lock: FolderLock;
  readonly parts: Composed;
  readonly http: HttpServer;
  readonly log: LogFile;
  readonly stopHourly: () => void;
}

async function start(folder: string, options: ServeOptions): Promise<RunningServer> {
  const lock = await lockFolder(folder);
  const undo: (() => unknown)[] = [() => lock.release()];
  try {
    const file = new LogFile(join(folder, 'calepin.log'));
    undo.unshift(() => file.close());
    const log = pino({ level: process.env['CALEPIN_LOG_LEVEL'] ?? 'info', redact: REDACTED }, file);
    const workshop = await threadWorkshop(folder);
    undo.unshift(() => workshop.close());
    const { examplesFolder } = options;
    const consoleToken = newToken('console');
    const parts = await composeServices({
      folder,
      doors: { consoleToken, open: options.open ?? false, trustsProcess: false },
      workshop,
      collecting: threadCollecting(folder),
      log,
      ...(examplesFolder === undefined ? {} : { examplesFolder }),
    });
    const { services } = parts;
    const http = await listen(createApi(services).fetch, options.port, services.limits);
    undo.unshift(() => http.close(0));
    await lock.announce(http.url, consoleToken);
    log.info({ version: services.version, port: http.port }, 'started');
    const onFault = (error: unknown): void => log.error({ err: error }, 'hourly work failed');
    await services.collection.start();
    return { lock, parts, http, log: file, stopHourly: startHourly({ ...services, workshop, onFault }) };
  } catch (error) {
    for (const act of undo) await act();
    throw error;
  }
}

/** Nothing puts these into a line today; if something did, this is what would be written. */
const REDACTED = [
  'authorization',
  'pushToken',
  'token',
  'headers',
  'password',
  'login',
  'key',
  'sealed',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

async function stop(
  { lock, parts, http, log, stopHourly }: RunningServer,
  say: Say,
  print: (line: string) => void,
): Promise<boolean> {
  print(say('server.stopping'));
  stopHourly();
  const importing = parts.services.imports.running.length > 0;
  // Answers that wait for an import get theirs when it has stopped.
  const [{ forced }] = await Promise.all([parts.close(WORK_PATIENCE_MS), http.close(ANSWER_PATIENCE_MS)]);
  if (forced) print(say('server.forced'));
  else if (importing) print(say('server.import-stopped'));
  parts.services.log.info({ forced }, 'stopped');
  log.close();
  await lock.release();
  if (!forced) print(say('server.stopped'));
  return forced;
}

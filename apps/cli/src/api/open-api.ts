import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { Progress } from '../terminal/progress.ts';
import { Api } from './api.ts';
import { storageFailure } from './storage-failure.ts';

/** How long another command that holds the register is waited for; commands take turns. */
const PATIENCE = 10_000;
const BETWEEN = 100;
/** No connection is made to it. */
const IN_PROCESS = 'http://127.0.0.1';

/**
 * Opens the register's API: that of the server that runs on the folder, else this process becomes its holder for a moment.
 * Only a command that writes may make a register that does not exist.
 */
export async function openApi(context: Context, mode: 'read' | 'write'): Promise<Api> {
  const { dataFolder, language } = context;
  const { REGISTER_FILE, runningServer } = await import('@calepin/server/store');
  const progress = new Progress(context);
  const begun = context.now();
  try {
    for (;;) {
      const server = await runningServer(dataFolder);
      if (server !== null) {
        return new Api({
          fetch: (request) => fetch(request),
          base: server.url,
          token: server.token,
          language,
          remote: true,
          close: async () => {},
        });
      }
      if (mode === 'read' && !(await exists(join(dataFolder, REGISTER_FILE)))) {
        throw new Failure('register-missing', { folder: dataFolder });
      }
      const api = await openHere(context);
      if (api !== null) return api;
      if (context.now() - begun > PATIENCE)
        throw new Failure('register-in-use', { folder: dataFolder, pid: null });
      await progress.show({ label: context.say('progress.waiting'), share: null });
      await wait(BETWEEN);
    }
  } finally {
    await progress.clear();
  }
}

/** `null` while another process holds the register. */
async function openHere({ dataFolder, language }: Context): Promise<Api | null> {
  const [{ openCalepin }, { StorageError }] = await Promise.all([
    import('@calepin/server'),
    import('@calepin/server/store'),
  ]);
  try {
    const calepin = await openCalepin({ folder: dataFolder });
    return new Api({
      fetch: (request) => calepin.fetch(request),
      base: IN_PROCESS,
      language,
      remote: false,
      close: () => calepin.close(),
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code === 'in-use') return null;
    throw storageFailure(error, dataFolder);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

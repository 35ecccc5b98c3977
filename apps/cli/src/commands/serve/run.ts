import { serve } from '@calepin/server';
import type { Run } from '../definition.ts';
import type { ServeOptions } from './options.ts';

const DEFAULT_PORT = 7355;

/** The server listens to the signals itself, and says by itself where it answers. */
export const runServe: Run<ServeOptions> = async ({ dataFolder, language }, { port = DEFAULT_PORT }) =>
  await serve({ folder: dataFolder, port, language });

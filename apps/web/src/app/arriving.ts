import { ServerUnreachable } from '../api/request.ts';

/** Whether the server answers at all. */
export async function answers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * Loads the script of a page. While the server is away, that is what is said: the router's own answer to a script that
 * does not come is to load everything again, which would lose what is on the screen.
 */
export function arriving<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      throw (await answers()) ? error : new ServerUnreachable();
    }
  };
}

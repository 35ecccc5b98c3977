import type { Collectors } from './collectors.ts';

/** The adapters that there are. Loaded when something is first collected: most starts of the command do not need them. */
export async function realCollectors(): Promise<Collectors> {
  throw new Error('no collectors yet');
}

import { readInventory } from '@calepin/readers';
import type { ReplayReader } from '../store/register.ts';

/**
 * Reads an original again for the register, with the format that was recognised the first time: what was understood
 * then is what is replayed, whatever detection has learnt since.
 */
export const replayReader: ReplayReader = (observation, original) =>
  readInventory(
    { name: observation.name, open: original, size: observation.bytes, modifiedAt: null },
    { as: observation.format },
  );

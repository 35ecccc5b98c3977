import { READERS_REVISION } from '@calepin/readers';

/**
 * How the server reads documents: by readers of this revision, wall-clock times in UTC. With the bytes, the format and the
 * encoding, it decides what a document says.
 */
export const READING = `readers ${READERS_REVISION}, UTC`;

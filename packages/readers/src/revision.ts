/**
 * Raised whenever the same bytes are read as other facts than before (a property more, a date understood, a rejection
 * less): whoever keeps what was read then knows that it has to be read again.
 */
export const READERS_REVISION = 1;

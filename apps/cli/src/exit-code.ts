/**
 * What a command tells the shell. Part of the contract: 0 done; 1 done, but something was rejected or fell short; 2 wrong usage;
 * 3 could not be done.
 */
export const EXIT = { done: 0, partly: 1, usage: 2, failed: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

import type { Options } from '../definition.ts';

export const ACCOUNTS_OPTIONS = {} as const satisfies Options;

export type AccountsOptions = typeof ACCOUNTS_OPTIONS;

import type { Options } from '../definition.ts';

export const UNDO_OPTIONS = {
  yes: { kind: 'flag', brief: 'option.yes', alias: 'y' },
} as const satisfies Options;

export type UndoOptions = typeof UNDO_OPTIONS;

import { StorageError } from '../store/storage-error.ts';

/** Why a long task ended early: a short code, whose text is `failure.<code>`. */
export const FAILURES = [
  'interrupted',
  'stopped',
  'disk-full',
  'refused',
  'reader-crashed',
  'internal',
] as const;

export type FailureCode = (typeof FAILURES)[number];

/** The worker that read a file died: it needed more memory than it may have. */
export class ReaderCrashed extends Error {
  override readonly name = 'ReaderCrashed';
}

/** The code of whatever stopped a task. */
export function failureCode(error: unknown): FailureCode {
  if (error instanceof ReaderCrashed) return 'reader-crashed';
  if (error instanceof StorageError && error.code === 'disk-full') return 'disk-full';
  if (error instanceof Error && error.name === 'AbortError') return 'stopped';
  return 'internal';
}

/** Whether a code that the register kept is one that has a text. */
export function isFailureCode(code: string): code is FailureCode {
  return FAILURES.some((known) => known === code);
}

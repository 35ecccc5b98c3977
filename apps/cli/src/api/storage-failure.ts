import type { StorageError } from '@calepin/server/store';
import { Failure, type FailureCode } from '../failure.ts';

const CODES: Readonly<Record<StorageError['code'], FailureCode>> = {
  'disk-full': 'disk-full',
  corrupt: 'register-corrupt',
  locked: 'register-locked',
  'newer-schema': 'register-newer',
  'read-only': 'register-denied',
  'network-share': 'register-network',
  'in-use': 'register-in-use',
  'original-missing': 'register-corrupt',
  failed: 'register-failed',
};

/** What the storage could not do, as a failure of the command. */
export function storageFailure(error: StorageError, folder: string): Failure {
  const { native } = error.facts;
  return new Failure(
    CODES[error.code],
    { folder, pid: null, reason: String(native ?? error.code) },
    { cause: error },
  );
}

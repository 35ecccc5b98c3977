import { RegisterError, StorageError } from '../store/storage-error.ts';
import type { Fault } from './protocol.ts';

/** Packs what was thrown in a worker. */
export function packFault(error: unknown): Fault {
  if (error instanceof StorageError) return { kind: 'storage', code: error.code, facts: error.facts };
  if (error instanceof RegisterError) return { kind: 'register', code: error.code, facts: error.facts };
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'aborted' };
  if (error instanceof Error) return { kind: 'other', message: error.message, stack: error.stack ?? null };
  return { kind: 'other', message: String(error), stack: null };
}

/** The error again, of the class that it had. */
export function unpackFault(fault: Fault): Error {
  switch (fault.kind) {
    case 'storage':
      return new StorageError(fault.code, fault.facts);
    case 'register':
      return new RegisterError(fault.code, fault.facts);
    case 'aborted':
      return new DOMException('The task was stopped.', 'AbortError');
    case 'other': {
      const error = new Error(fault.message);
      if (fault.stack !== null) error.stack = fault.stack;
      return error;
    }
  }
}

import type { RegisterErrorCode, StorageErrorCode } from '../store/storage-error.ts';

type Facts = Readonly<Record<string, string | number | null>>;

/** What a worker opens its register for; `collect` opens none. */
export type WorkerRole = 'write' | 'read' | 'inspect' | 'collect';

export interface WorkerStart {
  readonly folder: string;
  readonly role: WorkerRole;
}

/** From the server to a worker. `open` comes first and once; `taken` asks for the next part of a list; `stop` aborts one call. */
export type ToWorker =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly given: readonly unknown[];
    }
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'close' };

/** From a worker to the server. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly fault: Fault }
  /** Rows of a long list that is to be answered, in order, each part once the one before was taken; the last ones come as the `answer`. */
  | { readonly kind: 'part'; readonly id: number; readonly rows: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'closed' };

/** An error on its way between threads: cloning an `Error` loses its class and its code. */
export type Fault =
  | { readonly kind: 'storage'; readonly code: StorageErrorCode; readonly facts: Facts }
  | { readonly kind: 'register'; readonly code: RegisterErrorCode; readonly facts: Facts }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string | null };

import { WsmanError } from '../errors/wsman-error.ts';

/** How long each part of an exchange may take, in milliseconds. */
export interface Timeouts {
  /** The name lookup and the connection, each. */
  readonly connect: number;
  readonly tls: number;
  /** From the request to the first byte of its answer: some servers prepare everything first. */
  readonly firstByte: number;
  readonly betweenBytes: number;
  /** One whole answer. */
  readonly whole: number;
}

/** The error of a caller who stopped. */
export function stoppedError(signal: AbortSignal): WsmanError {
  return new WsmanError('stopped', { phase: 'operation', cause: signal.reason });
}

/**
 * Runs an action that can be given up: by a signal, or after some time.
 * @param onTimeout makes the error of the timeout.
 */
export function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  onTimeout: () => Error,
  action: (settle: { resolve: (value: T) => void; reject: (error: unknown) => void }) => () => void,
): Promise<T> {
  if (signal?.aborted === true) return Promise.reject(stoppedError(signal));
  return new Promise<T>((resolve, reject) => {
    let giveUp: () => void = () => {};
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: unknown): void => {
      done();
      reject(error);
    };
    const onAbort = (): void => {
      giveUp();
      if (signal !== undefined) fail(stoppedError(signal));
    };
    const timer = setTimeout(() => {
      giveUp();
      fail(onTimeout());
    }, milliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
    giveUp = action({
      resolve: (value) => {
        done();
        resolve(value);
      },
      reject: fail,
    });
  });
}

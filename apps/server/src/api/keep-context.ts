import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A generator that goes on in the context of the request that began it: a stream is pulled by whoever reads it, and what may be
 * asked of the register is decided by who asked for it.
 */
export function keepContext<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const inContext = AsyncLocalStorage.snapshot();
  return {
    next: () => inContext(() => source.next()),
    return: (value) => inContext(() => source.return(value)),
    throw: (error) => inContext(() => source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await source.return(undefined);
    },
  };
}

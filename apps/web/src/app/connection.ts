import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiProblem, ServerUnreachable } from '../api/request.ts';
import { heedRefusal } from '../api/session.ts';

const PROBE_EVERY = 3_000;

let lost: number | null = null;
const listeners = new Set<() => void>();
const tell = (at: number | null): void => {
  lost = at;
  for (const listener of listeners) listener();
};

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      heedRefusal(queries, error);
      if (error instanceof ServerUnreachable && lost === null) {
        tell(Date.now());
        void probe();
      }
    },
  }),
  mutationCache: new MutationCache({ onError: (error) => heedRefusal(queries, error) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The server is on this machine or one hop away: the browser's own idea of "offline" says nothing of it.
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 1,
      retryDelay: 500,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Asks until the server answers again, then every page asks anew. */
async function probe(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY));
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' });
      if (answer.ok) break;
    } catch {
      // Still down.
    }
  }
  tell(null);
  await queries.invalidateQueries();
}

/** Since when the server does not answer, `null` while it does. */
export function useLostSince(): number | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lost,
  );
}

import type { RunEvent } from '@calepin/server/schemas';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useText } from '../language/text.ts';
import { applyRunEvents } from './apply-run-events.ts';
import { RUNS, TARGETS } from './collection.ts';
import { addressOf } from './request.ts';

/** `off`: nothing is collected, nothing listened to. `lost`: asked from time to time instead. */
export type Stream = 'off' | 'live' | 'lost';

const TYPES = ['run-started', 'run-step', 'run-rows', 'run-ended', 'targets-changed'] as const;
/** A busy fleet says much: the page follows a few times a second. */
const FOLLOW_EVERY = 250;
/** After runs ended, the figures of the register are asked anew, not more often than this. */
const ASK_EVERY = 4_000;
const POLL_EVERY = 10_000;

let stream: Stream = 'off';
const listeners = new Set<() => void>();
const tell = (now: Stream): void => {
  stream = now;
  for (const listener of listeners) listener();
};

/** Whether what is collected is followed as it happens. */
export function useStream(): Stream {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stream,
  );
}

/**
 * Follows the runs of the server, for the whole page: one connection, closed while nobody looks, since a browser opens
 * few to one server and every window would hold one.
 */
export function useRunEvents(enabled: boolean): void {
  const client = useQueryClient();
  const { language } = useText();
  useEffect(() => {
    if (!enabled) return;
    let follower: Follower | null = null;
    const look = (): void => {
      if (document.hidden) {
        follower?.stop();
        follower = null;
      } else follower ??= follow(client, language);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      follower?.stop();
      tell('off');
    };
  }, [enabled, client, language]);
}

interface Follower {
  stop(): void;
}

function follow(client: QueryClient, lang: string): Follower {
  const waiting: RunEvent[] = [];
  let source: EventSource | null = null;
  let following = 0;
  let asking = 0;
  const askAnew = (): void => {
    asking ||= window.setTimeout(() => {
      asking = 0;
      void client.invalidateQueries();
    }, ASK_EVERY);
  };
  const flush = (): void => {
    following = 0;
    const events = waiting.splice(0);
    applyRunEvents(client, events);
    if (events.some(({ type }) => type === 'targets-changed')) void askForCollection(client);
    if (events.some(({ type }) => type === 'run-ended')) askAnew();
  };
  const onEvent = (message: MessageEvent<string>): void => {
    const event = parse(message.data);
    if (event === null) return;
    waiting.push(event);
    following ||= window.setTimeout(flush, FOLLOW_EVERY);
  };
  const open = (): void => {
    source?.close();
    source = new EventSource(addressOf(`${RUNS}/events`, { lang }));
    source.addEventListener('open', () => {
      // What happened in between was not heard.
      if (stream === 'lost') void askForCollection(client);
      tell('live');
    });
    source.addEventListener('error', () => tell('lost'));
    for (const type of TYPES) source.addEventListener(type, onEvent);
  };
  const polling = window.setInterval(() => {
    if (source?.readyState === EventSource.OPEN) return;
    tell('lost');
    void askForCollection(client);
    // It tries again by itself unless the server refused it.
    if (source?.readyState === EventSource.CLOSED) open();
  }, POLL_EVERY);
  open();
  return {
    stop() {
      source?.close();
      window.clearInterval(polling);
      window.clearTimeout(following);
      window.clearTimeout(asking);
    },
  };
}

/** Asks anew for targets and runs, and for nothing else. */
function askForCollection(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && (path.startsWith(TARGETS) || path.startsWith(RUNS)),
  });
}

function parse(data: string): RunEvent | null {
  try {
    // The server makes its events from the schema that this type comes from.
    return JSON.parse(data) as RunEvent;
  } catch {
    return null;
  }
}

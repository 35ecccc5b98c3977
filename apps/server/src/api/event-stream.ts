/** A reader that is this many events behind is let go: it reads the lists again when it comes back. */
const MOST_BEHIND = 2_000;
/** How soon a page comes back after the stream broke, in milliseconds. */
const RETRY_MS = 3_000;

/**
 * A stream of server-sent events (HTML Living Standard, section 9.2), begun by a function that is given how to send an event
 * and how to end, and returns how to stop listening; `null` when it cannot begin, and then there is no stream.
 */
export function eventStream(
  heartbeatMs: number,
  begin: (send: (event: string, data: string) => void, end: () => void) => (() => void) | null,
): ReadableStream<Uint8Array> | null {
  const encoder = new TextEncoder();
  let into: ReadableStreamDefaultController<Uint8Array> | null = null;
  let heartbeat: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | null = null;
  let over = false;

  const end = (): void => {
    if (over) return;
    over = true;
    clearInterval(heartbeat);
    stopListening?.();
    into?.close();
  };
  const write = (text: string): void => {
    if (over || into === null) return;
    if ((into.desiredSize ?? 0) < -MOST_BEHIND) end();
    else into.enqueue(encoder.encode(text));
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      into = controller;
      // The first bytes take the headers with them: whoever listens knows that it does.
      write(`retry: ${RETRY_MS}\n\n`);
    },
    cancel() {
      // The reader has left; there is nothing to close.
      into = null;
      end();
    },
  });
  stopListening = begin((event, data) => write(`event: ${event}\ndata: ${data}\n\n`), end);
  if (stopListening === null) return null;
  if (!over) heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
  heartbeat?.unref();
  return stream;
}

import { expect, test } from 'vitest';
import { eventStream } from './event-stream.ts';

/** All that comes until the stream ends. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

test('events are lines of a name and of data, after how soon to come back', async () => {
  const stream = eventStream(60_000, (send, end) => {
    send('run-rows', '{"rows":1}');
    send('run-rows', '{"rows":2}');
    queueMicrotask(end);
    return () => undefined;
  });
  if (stream === null) throw new Error('no stream');
  expect(await textOf(stream)).toBe(
    'retry: 3000\n\nevent: run-rows\ndata: {"rows":1}\n\nevent: run-rows\ndata: {"rows":2}\n\n',
  );
});

test('a comment comes from time to time', async () => {
  let stop: () => void = () => undefined;
  const stream = eventStream(1, (_send, end) => {
    stop = end;
    return () => undefined;
  });
  const reader = stream?.getReader();
  let text = '';
  while (!text.endsWith(':\n\n:\n\n')) text += new TextDecoder().decode((await reader?.read())?.value);
  stop();
  expect((await reader?.read())?.done).toBe(true);
});

test('a reader who has left is listened to no more', async () => {
  let listening = true;
  const stream = eventStream(60_000, () => () => {
    listening = false;
  });
  await stream?.cancel();
  expect(listening).toBe(false);
});

test('a reader who falls far behind is let go, and nothing more is kept for it', async () => {
  let listening = true;
  let send: (event: string, data: string) => void = () => undefined;
  const stream = eventStream(60_000, (tell) => {
    send = tell;
    return () => {
      listening = false;
    };
  });
  if (stream === null) throw new Error('no stream');
  for (let event = 0; event < 100_000; event += 1) send('targets-changed', '{}');
  expect(listening).toBe(false);
  expect((await textOf(stream)).length).toBeLessThan(200_000);
});

test('there is no stream when it may not begin', () => {
  expect(eventStream(60_000, () => null)).toBeNull();
});

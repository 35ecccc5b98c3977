import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientOptions, PhaseOutcome, WsmanErrorCode } from '../src/index.ts';
import { connectError, lookupError, tlsError } from '../src/transport/network-errors.ts';
import { enumerated, instance } from './envelopes.ts';
import { startPeer } from './peer.ts';
import { all, clientOn, closing, failure, start } from './start.ts';

/** A port of a server that does as told with each connection. */
async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return (server.address() as AddressInfo).port; // listening on TCP
}

async function outcome(
  port: number,
  options: Partial<ClientOptions> = {},
): Promise<{
  readonly code: WsmanErrorCode;
  readonly phases: readonly string[];
  readonly serverCode: string | null;
}> {
  const phases: string[] = [];
  const onPhase = ({ phase, state }: PhaseOutcome): void => void phases.push(`${phase} ${state}`);
  const { code, serverCode } = await failure(clientOn(port, { onPhase, ...options }).get('Win32_Service'));
  return { code, phases, serverCode };
}

test('a name that does not exist fails in its phase', async () => {
  // Too long for a name: the system says so without asking anyone.
  expect(await outcome(1, { host: `${'x'.repeat(64)}.test` })).toEqual({
    code: 'name-not-found',
    phases: ['name failed'],
    serverCode: 'ENOTFOUND',
  });
});

test('a port where nothing listens refuses', async () => {
  const port = await listen(() => {});
  const peer = await startPeer(() => '');
  await peer.close();
  expect(port).not.toBe(peer.port);
  expect(await outcome(peer.port)).toEqual({
    code: 'connection-refused',
    phases: ['name passed', 'port failed'],
    serverCode: 'ECONNREFUSED',
  });
});

test('a host that drops what comes is given up', async () => {
  // A process that is stopped and whose queue is full: the system drops what comes, as a firewall does.
  const script = `const s=require('net').createServer();s.listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))`;
  const stopped = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void stopped.kill('SIGKILL'));
  const [line] = await once(stopped.stdout, 'data');
  const port = Number(String(line));
  stopped.kill('SIGSTOP');
  for (let count = 0; count < 4; count++) {
    const filler = connect(port, '127.0.0.1');
    filler.on('error', () => {});
    onTestFinished(() => void filler.destroy());
    // The queue takes the first ones; the last is not answered, which is what is wanted.
    await Promise.race([once(filler, 'connect'), new Promise((resolve) => setTimeout(resolve, 300))]);
  }
  expect(await outcome(port, { timeouts: { connect: 500 } })).toEqual({
    code: 'connection-timeout',
    phases: ['name passed', 'port failed'],
    serverCode: null,
  });
});

const shapes: readonly (readonly [
  name: string,
  onConnection: (socket: Socket) => void,
  code: WsmanErrorCode,
])[] = [
  ['closes at once', (socket) => socket.end(), 'connection-cut'],
  ['resets', (socket) => socket.once('data', () => socket.resetAndDestroy()), 'connection-cut'],
  ['half-closes and never answers', (socket) => socket.once('data', () => socket.end()), 'connection-cut'],
  ['speaks something else', (socket) => socket.write('220 mail.test ESMTP\r\n'), 'not-ws-management'],
  [
    'speaks TLS',
    (socket) => socket.once('data', () => socket.write(Buffer.from([0x15, 3, 1, 0, 2, 2, 10]))),
    'wrong-transport',
  ],
  [
    'cuts the body',
    (socket) =>
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: 999\r\n\r\n<s:Envelope',
        ),
      ),
    'connection-cut',
  ],
  [
    'breaks the chunks',
    (socket) =>
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        ),
      ),
    'answer-malformed',
  ],
  [
    'sends headers without end',
    (socket) => socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n`)),
    'answer-too-large',
  ],
  [
    'ends an envelope early',
    (socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nConnection: close\r\n\r\n<a>'),
      ),
    'answer-malformed',
  ],
];

test.each(shapes)('a server that %s', async (_name, onConnection, code) => {
  const port = await listen(onConnection);
  expect((await outcome(port)).code).toBe(code);
});

test.each([
  ['before the first byte', {}, 'first byte'],
  [
    'between bytes',
    { first: 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 99\r\n\r\n<a' },
    'next bytes',
  ],
] as const)('a server that falls silent %s', async (_name, { first }: { first?: string }, waited) => {
  const port = await listen((socket) =>
    socket.once('data', () => first !== undefined && socket.write(first)),
  );
  const client = clientOn(port, { timeoutMs: 30_000, timeouts: { firstByte: 200, betweenBytes: 200 } });
  const error = await failure(client.get('Win32_Service'));
  expect([error.code, error.details]).toMatchObject(['answer-timeout', { waited, seconds: 0.2 }]);
});

test('an answer that trickles is given up as a whole', async () => {
  const port = await listen((socket) =>
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n');
      const timer = setInterval(() => socket.write('1\r\n \r\n'), 20);
      socket.once('close', () => clearInterval(timer));
    }),
  );
  const error = await failure(clientOn(port, { timeouts: { whole: 300 } }).get('Win32_Service'));
  expect([error.code, error.details['waited']]).toEqual(['answer-timeout', 'whole answer']);
});

test('a caller stops: before, in the middle, and between two instances', async () => {
  const port = await listen(() => {});
  const before = AbortSignal.abort('enough');
  const client = clientOn(port);
  expect((await failure(client.get('Win32_Service', {}, { signal: before }))).code).toBe('stopped');
  const stop = new AbortController();
  const waiting = failure(client.get('Win32_Service', {}, { signal: stop.signal }));
  stop.abort('enough');
  expect(await waiting).toMatchObject({ code: 'stopped', cause: 'enough' });

  const { peer, client: other } = await start((request) =>
    enumerated(request, 'more', instance('X', { A: '1' })),
  );
  const between = new AbortController();
  const found: unknown[] = [];
  const reading = async (): Promise<void> => {
    for await (const one of other.enumerate('X', { signal: between.signal })) {
      found.push(one);
      between.abort();
    }
  };
  expect((await failure(reading())).code).toBe('stopped');
  expect([found.length, peer.received.length]).toEqual([1, 1]);
});

test('a closed client says so, also to who is waiting', async () => {
  const port = await listen(() => {});
  const client = clientOn(port);
  const waiting = failure(client.get('Win32_Service'));
  const next = failure(client.get('Win32_Service'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.close();
  expect((await waiting).code).toBe('closed');
  expect((await next).code).toBe('closed');
});

test('IPv6, as a literal in brackets or without', async () => {
  const server = createHttpServer((request, response) => {
    response.writeHead(404, { 'X-Host': request.headers.host ?? '' }).end();
  });
  server.listen(0, '::1');
  await once(server, 'listening');
  closing({ close: () => new Promise((resolve) => server.close(resolve)) });
  const { port } = server.address() as AddressInfo; // listening on TCP
  for (const host of ['::1', '[::1]']) {
    expect((await failure(clientOn(port, { host }).get('Win32_Service'))).code).toBe('not-ws-management');
  }
});

test.each([
  [lookupError, 'EAI_AGAIN', 'name-lookup-failed'],
  [lookupError, 'ENOTFOUND', 'name-not-found'],
  [connectError, 'EHOSTUNREACH', 'host-unreachable'],
  [connectError, 'ENETUNREACH', 'host-unreachable'],
  [connectError, 'ETIMEDOUT', 'connection-timeout'],
  [connectError, 'ECONNRESET', 'connection-cut'],
  [tlsError, 'CERT_NOT_YET_VALID', 'tls-expired'],
  [tlsError, 'SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
  [tlsError, 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate-refused'],
  [tlsError, 'ERR_SSL_NO_PROTOCOLS_AVAILABLE', 'tls-failed'],
] as const)('%o of %s is %s', (make, system, code) => {
  expect(make(Object.assign(new Error('x'), { code: system }), {})).toMatchObject({
    code,
    serverCode: system,
  });
});

test('of several addresses, one that refuses says more than one that cannot be reached', () => {
  const errors = ['EHOSTUNREACH', 'ECONNREFUSED', 'ENETUNREACH'].map((code) =>
    Object.assign(new Error(code), { code }),
  );
  expect(connectError(new AggregateError(errors), {}).code).toBe('connection-refused');
});

test('phases are told in order, and again when the connection is opened again', async () => {
  const phases: string[] = [];
  const { peer, client } = await start((request) => enumerated(request, null, instance('X', { A: '1' })), {
    onPhase: ({ phase, state }) => phases.push(`${phase} ${state}`),
  });
  await all(client.enumerate('X'));
  await all(client.enumerate('X'));
  expect(phases).toEqual(['name passed', 'port passed']);
  for (const socket of peer.sockets) socket.destroy();
  await all(client.enumerate('X'));
  expect(phases).toEqual(['name passed', 'port passed', 'name passed', 'port passed']);
});

test('connect proves the account, and a fault is as good as any answer', async () => {
  const phases: string[] = [];
  const onPhase = ({ phase, state }: PhaseOutcome): void => void phases.push(`${phase} ${state}`);
  let isRefused = false;
  const { client } = await start(
    () =>
      isRefused
        ? { status: 401, headers: { 'WWW-Authenticate': 'Basic' }, body: '' }
        : { status: 500, body: enumerated({ messageId: '' }, null) },
    { onPhase },
  );
  await client.connect();
  isRefused = true;
  expect((await failure(client.connect())).code).toBe('authentication-refused');
  expect(phases).toEqual(['name passed', 'port passed', 'authentication passed', 'authentication failed']);
});

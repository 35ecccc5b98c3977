// A server in a process of its own that gives issued licences over WS-Management: what is measured is the client.
// `wsman-server.ts INSTANCES` prints its port and ends when its input does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type AcceptingContext, ntlmAcceptor, openMessage, sealMessage } from '@calepin/wsman/acceptor';
import { LicensePages } from './wsman-data.ts';

const pages = new LicensePages(Number(process.argv[2]));
const contexts = new WeakMap<Socket, AcceptingContext>();

const server = createServer((request, response) => {
  answer(request, response).catch(() => request.socket.destroy());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // listening on TCP
  console.log(port);
});
process.stdin.resume().on('end', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const token = /^Negotiate (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined) {
    const step = await (await contextOf(request.socket)).step(Buffer.from(token, 'base64'));
    const told =
      step.token === null ? 'Negotiate' : `Negotiate ${Buffer.from(step.token).toString('base64')}`;
    response.writeHead(step.done ? 200 : 401, { 'WWW-Authenticate': told, 'Content-Length': 0 }).end();
    return;
  }
  const context = contexts.get(request.socket);
  const type = request.headers['content-type'] ?? '';
  const soap = Buffer.from(
    context === undefined ? body : openMessage(context, type, body, 1_000_000),
  ).toString();
  const page = Number(/<n:EnumerationContext>(\d+)</.exec(soap)?.[1] ?? 0);
  const clear = pages.answer(page, /<a:MessageID>([^<]*)</.exec(soap)?.[1] ?? '');
  const sent =
    context === undefined
      ? { contentType: 'application/soap+xml;charset=UTF-8', body: clear }
      : sealMessage(context, clear);
  response.writeHead(200, { 'Content-Type': sent.contentType, 'Content-Length': sent.body.length });
  response.end(sent.body);
}

async function contextOf(socket: Socket): Promise<AcceptingContext> {
  const known = contexts.get(socket);
  if (known !== undefined) return known;
  const names = { computer: 'BENCH', domain: 'LAB' };
  const context = await ntlmAcceptor({ account: () => ({ password: 'calepin' }), names });
  contexts.set(socket, context);
  return context;
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('error', reject);
  });
}

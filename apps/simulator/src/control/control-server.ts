import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fleet } from '../fleet/running-fleet.ts';
import type { SimulatedHost } from '../fleet/simulated-host.ts';
import { readBody } from '../http/body.ts';
import { DAY } from '../model/rules.ts';
import { ACTS, readFault } from './acts.ts';
import { CONTROL_CSS, controlPage } from './page.ts';
import { type ActName, wordsFor } from './words.ts';

const LOOPBACK = '127.0.0.1';
const MOST_DAYS = 3_650;
const MOST_PEOPLE = 1_000;

export interface ControlServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** What the control page was asked for and does not have, or cannot do. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Serves the page that steers a fleet, and the same as JSON, on 127.0.0.1: `GET /hosts`, `POST /hosts/NAME/fault` (a fault or
 * null), `POST /hosts/NAME/sign-in` (`{count}`), `GET /clock`, `POST /clock` (`{speed}` or `{advanceDays}`).
 *
 * @throws when the port is taken.
 */
export async function startControl(fleet: Fleet, port: number): Promise<ControlServer> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(fleet, request, response).catch((error: unknown) => {
      const status = error instanceof Refused ? error.status : error instanceof RangeError ? 400 : 500;
      const message = error instanceof Error ? error.message : String(error);
      reply(response, status, 'application/json', JSON.stringify({ error: message }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  // It listens on an address, not on a pipe.
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(fleet: Fleet, request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkOrigin(request);
  const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
  const [, what = '', name = '', act = ''] = url.pathname.split('/').map(decoded);
  const { method } = request;
  if (method === 'GET' && url.pathname === '/') {
    const words = wordsFor(url.searchParams.get('lang'), request.headers['accept-language']);
    return reply(response, 200, 'text/html; charset=utf-8', controlPage(fleet, words));
  }
  if (method === 'GET' && url.pathname === '/control.css')
    return reply(response, 200, 'text/css', CONTROL_CSS);
  if (method === 'GET' && what === 'hosts' && act === '')
    return json(response, name === '' ? { hosts: fleet.hosts.map(shown) } : shown(hostOf(fleet, name)));
  if (method === 'GET' && url.pathname === '/clock') return json(response, clockOf(fleet));
  if (method !== 'POST') throw new Refused(404, `There is no ${method} ${url.pathname}.`);
  const { body, isForm } = await bodyOf(request);
  const after = (value: object): void => {
    const { lang } = wordsFor(String(fields(body)['lang'] ?? ''), undefined);
    if (isForm) response.writeHead(303, { location: `/?lang=${lang}` }).end();
    else json(response, value);
  };
  if (url.pathname === '/clock') {
    moveClock(fleet, fields(body));
    return after(clockOf(fleet));
  }
  if (what !== 'hosts') throw new Refused(404, `There is no POST ${url.pathname}.`);
  const host = hostOf(fleet, name);
  if (act === 'fault') await host.fault(isForm ? faultOfAct(fields(body)['act']) : readFault(body));
  else if (act === 'sign-in')
    fleet.signIn(numberOf(fields(body)['count'], 1, MOST_PEOPLE, 'count'), host.name);
  else throw new Refused(404, 'A host has fault and sign-in.');
  return after(shown(host));
}

/** Only this machine, and no page of another site in a browser of this machine (DNS rebinding, forged posts). */
function checkOrigin({ headers, socket }: IncomingMessage): void {
  const own = [`${LOOPBACK}:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!own.includes(headers.host ?? '')) throw new Refused(421, 'Ask for 127.0.0.1 or localhost.');
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`))
    throw new Refused(403, 'A page of another site may not steer the simulator.');
  if (
    headers['sec-fetch-site'] === 'cross-site' &&
    origin === undefined &&
    headers['sec-fetch-mode'] !== 'navigate'
  )
    throw new Refused(403, 'A page of another site may not steer the simulator.');
}

async function bodyOf(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly isForm: boolean }> {
  const bytes = await readBody(request);
  if (bytes === null) throw new Refused(413, 'That is longer than anything asked here.');
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim();
  if (type === 'application/x-www-form-urlencoded')
    return { body: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))), isForm: true };
  if (type !== 'application/json') throw new Refused(415, 'Send application/json.');
  try {
    return { body: JSON.parse(bytes.toString('utf8')), isForm: false };
  } catch {
    throw new Refused(400, 'That is not JSON.');
  }
}

const fields = (body: unknown): Readonly<Record<string, unknown>> =>
  // Of an object, any member may be asked for.
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};

function faultOfAct(act: unknown) {
  if (act === 'heal') return null;
  if (typeof act !== 'string' || !Object.hasOwn(ACTS, act)) throw new RangeError('There is no such button.');
  // Just looked up.
  return ACTS[act as ActName];
}

function moveClock(fleet: Fleet, { speed, advanceDays }: Readonly<Record<string, unknown>>): void {
  if (speed !== undefined) fleet.clock.setSpeed(numberOf(speed, 0, 1_000_000, 'speed'));
  else if (advanceDays !== undefined) fleet.advance(numberOf(advanceDays, 0, MOST_DAYS, 'advanceDays') * DAY);
  else throw new RangeError('The clock takes speed or advanceDays.');
}

function numberOf(value: unknown, least: number, most: number, name: string): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= least && number <= most))
    throw new RangeError(`${name} is a number from ${least} to ${most}.`);
  return number;
}

function hostOf(fleet: Fleet, name: string): SimulatedHost {
  const found = fleet.hosts.find((host) => host.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Refused(404, `There is no host ${name}.`);
  return found;
}

const shown = ({ name, role, address, port, path, currentFault, requests }: SimulatedHost) => ({
  name,
  role,
  address,
  port,
  path,
  fault: currentFault,
  requests,
});

const clockOf = ({ clock }: Fleet) => ({ now: new Date(clock.now()).toISOString(), speed: clock.speed });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refused(400, 'The address cannot be read.');
  }
}

const json = (response: ServerResponse, value: object): void =>
  reply(response, 200, 'application/json', JSON.stringify(value));

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // A body that was too long is still on its way.
      ...(status === 413 ? { connection: 'close' } : {}),
    })
    .end(body);
}

import { lookup } from 'node:dns/promises';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { WsmanError, type WsmanPhase } from '../errors/wsman-error.ts';
import { type Timeouts, withDeadline } from './deadline.ts';
import { bareHost } from './host-address.ts';
import { connectError, lookupError, tlsError } from './network-errors.ts';

/** Told as each phase of a connection ends. */
export interface PhaseOutcome {
  readonly phase: Exclude<WsmanPhase, 'operation'>;
  readonly state: 'passed' | 'failed';
  readonly durationMs: number;
}

/** Where to connect, and how. */
export interface SocketTarget {
  /** The name that the certificate must hold. */
  readonly host: string;
  /** What is connected to. */
  readonly address: string;
  readonly port: number;
  /** `null` for HTTP. */
  readonly tls: {
    readonly ca: string | readonly string[] | null;
    readonly certificate: string | null;
    readonly key: string | null;
    readonly passphrase: string | null;
  } | null;
}

/** An open connection; over TLS, with the certificate that the server showed (DER). */
export interface OpenSocket {
  readonly socket: Socket;
  readonly serverCertificate: Uint8Array | null;
}

/** How a connection is watched and given up. */
export interface Watch {
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal | undefined;
  readonly onPhase: (outcome: PhaseOutcome) => void;
}

/** Looks the name up, connects, agrees TLS: three phases, each with its own failures. */
export async function openSocket(target: SocketTarget, watch: Watch): Promise<OpenSocket> {
  const addresses = await phased('name', watch, () => resolve(target, watch));
  const socket = await phased('port', watch, () => connectTo(target, addresses, watch));
  if (target.tls === null) return { socket, serverCertificate: null };
  const secured = await phased('tls', watch, () => secure(target, socket, watch));
  // `raw` is absent when a session is resumed; a connection of ours is always new.
  const { raw } = secured.getPeerCertificate();
  return { socket: secured, serverCertificate: raw instanceof Uint8Array ? raw : null };
}

/** Runs one phase and tells how it ended. */
export async function phased<T>(
  phase: PhaseOutcome['phase'],
  watch: Pick<Watch, 'onPhase'>,
  action: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const tell = (state: PhaseOutcome['state']): void =>
    watch.onPhase({ phase, state, durationMs: Math.round(performance.now() - start) });
  try {
    const value = await action();
    tell('passed');
    return value;
  } catch (error) {
    tell('failed');
    throw error;
  }
}

interface Address {
  readonly address: string;
  readonly family: number;
}

function resolve(target: SocketTarget, watch: Watch): Promise<readonly Address[]> {
  const host = bareHost(target.address);
  const family = isIP(host);
  if (family !== 0) return Promise.resolve([{ address: host, family }]);
  const details = { host: target.host, address: target.address };
  const timeout = watch.timeouts.connect;
  return withDeadline(
    timeout,
    watch.signal,
    () =>
      new WsmanError('name-lookup-failed', {
        phase: 'name',
        details: { ...details, seconds: timeout / 1000 },
      }),
    ({ resolve, reject }) => {
      lookup(host, { all: true }).then(resolve, (error) => reject(lookupError(error, details)));
      return () => {};
    },
  );
}

function connectTo(target: SocketTarget, addresses: readonly Address[], watch: Watch): Promise<Socket> {
  const details = { host: target.host, address: addresses[0]?.address ?? target.address, port: target.port };
  const timeout = watch.timeouts.connect;
  // Node tries the addresses of both families by turns (RFC 8305); the name was already looked up.
  const known: LookupFunction = (_host, _options, callback) => callback(null, [...addresses]);
  return withDeadline(
    timeout,
    watch.signal,
    () =>
      new WsmanError('connection-timeout', {
        phase: 'port',
        details: { ...details, seconds: timeout / 1000 },
      }),
    ({ resolve, reject }) => {
      const socket = connect({
        host: bareHost(target.address),
        port: target.port,
        lookup: known,
        autoSelectFamily: true,
        noDelay: true,
        keepAlive: true,
      });
      const fail = (error: Error): void => reject(connectError(error, details));
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.off('error', fail);
        resolve(socket);
      });
      return () => socket.destroy();
    },
  );
}

function secure(target: SocketTarget, socket: Socket, watch: Watch): Promise<TLSSocket> {
  const details = { host: target.host, port: target.port };
  const timeout = watch.timeouts.tls;
  const showsCertificate = (target.tls?.certificate ?? null) !== null;
  return withDeadline(
    timeout,
    watch.signal,
    () => new WsmanError('tls-failed', { phase: 'tls', details: { ...details, seconds: timeout / 1000 } }),
    ({ resolve, reject }) => {
      const secured = connectTls(tlsOptions(target, socket));
      const fail = (error: Error): void => {
        socket.destroy();
        reject(tlsError(error, details, showsCertificate));
      };
      const cut = (): void =>
        fail(Object.assign(new Error('cut while TLS was agreed'), { code: 'ECONNRESET' }));
      secured.once('error', fail);
      secured.once('close', cut);
      secured.once('secureConnect', () => {
        secured.off('error', fail);
        secured.off('close', cut);
        resolve(secured);
      });
      return () => socket.destroy();
    },
  );
}

function tlsOptions(target: SocketTarget, socket: Socket): ConnectionOptions {
  const host = bareHost(target.host);
  const { ca = null, certificate = null, key = null, passphrase = null } = target.tls ?? {};
  return {
    socket,
    // The name is checked against `host`, also when another address is connected to. A literal has no server name (RFC 6066).
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === null ? {} : { ca: typeof ca === 'string' ? ca : [...ca] }),
    ...(certificate === null || key === null ? {} : { cert: certificate, key }),
    ...(passphrase === null ? {} : { passphrase }),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    // WinRM asks for the client certificate after the handshake; TLS 1.3 has no renegotiation, so it could not be given.
    ...(certificate === null ? {} : { maxVersion: 'TLSv1.2' as const }),
  };
}

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  getCACertificates,
  type PeerCertificate,
  type TLSSocket,
} from 'node:tls';
import type { CollectProblemCode } from '@calepin/core';
import type { DomainController } from './domain-controllers.ts';
import { DirectoryFailure } from './failure.ts';

const REFUSED: Readonly<Record<string, CollectProblemCode>> = {
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connection-timeout',
  ECONNRESET: 'connection-cut',
};

const CERTIFICATE: Readonly<Record<string, CollectProblemCode>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name-mismatch',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
};

/** A connected socket and the domain controller at its other end. */
export interface Reached {
  readonly controller: DomainController;
  readonly socket: Socket;
}

/** Connects to the first address that answers. The first failure is the one that is told. */
export async function reach(
  controllers: readonly DomainController[],
  port: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Reached> {
  let first: DirectoryFailure | null = null;
  for (const controller of controllers) {
    for (const address of controller.addresses) {
      try {
        return { controller, socket: await open(controller.host, address, port, timeoutMs, signal) };
      } catch (error) {
        if (!(error instanceof DirectoryFailure)) throw error;
        first ??= error;
      }
    }
  }
  throw first ?? new DirectoryFailure('host-unreachable', { port });
}

function open(
  host: string,
  address: string,
  port: number,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  const facts = { host, address, port };
  return new Promise((resolve, reject) => {
    const socket = connectTcp({
      host: address,
      port,
      noDelay: true,
      ...(signal === undefined ? {} : { signal }),
    });
    const timer = setTimeout(() => {
      socket.destroy();
      const seconds = Math.round(timeoutMs / 1000);
      reject(new DirectoryFailure('connection-timeout', { ...facts, seconds }));
    }, timeoutMs);
    // Stays, so that whatever happens to the socket between two operations stops nobody; the next operation tells.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.name === 'AbortError') return reject(error);
      const code = error.code ?? '';
      reject(new DirectoryFailure(REFUSED[code] ?? 'host-unreachable', facts, { code, text: '' }));
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

/**
 * TLS over a connected socket, with the server's certificate checked against the names that the controller may bear and the
 * certificates that the system trusts, besides those of `ca`.
 */
export function secure(
  { controller, socket }: Reached,
  ca: string | null,
  timeoutMs: number,
): Promise<TLSSocket> {
  const facts = { host: controller.host };
  return new Promise((resolve, reject) => {
    const secured = connectTls({
      socket,
      ...(isIP(controller.host) === 0 ? { servername: controller.host } : {}),
      ca: [...getCACertificates('default'), ...getCACertificates('system'), ...(ca === null ? [] : [ca])],
      checkServerIdentity: (_host, certificate) => namedAs(controller.names, certificate),
    });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new DirectoryFailure('answer-timeout', facts));
    }, timeoutMs);
    secured.on('error', (error: NodeJS.ErrnoException & { reason?: string; cert?: PeerCertificate }) => {
      clearTimeout(timer);
      socket.destroy();
      const code = error.code ?? '';
      const found = error.cert === undefined ? null : namesOf(error.cert);
      const told = found === null ? facts : { ...facts, expected: controller.names.join(', '), found };
      const text = error.reason ?? error.message;
      reject(new DirectoryFailure(CERTIFICATE[code] ?? 'tls-failed', told, { code, text }));
    });
    secured.once('close', () => {
      clearTimeout(timer);
      reject(new DirectoryFailure('tls-failed', facts));
    });
    secured.once('secureConnect', () => {
      clearTimeout(timer);
      resolve(secured);
    });
  });
}

function namedAs(names: readonly string[], certificate: PeerCertificate): Error | undefined {
  let first: Error | undefined;
  for (const name of names) {
    const mismatch = checkServerIdentity(name, certificate);
    if (mismatch === undefined) return undefined;
    first ??= mismatch;
  }
  return first;
}

const LONGEST_NAMES = 300;

/** The names that a certificate bears, for a person to compare. */
function namesOf(certificate: PeerCertificate): string {
  const names =
    certificate.subjectaltname?.replaceAll(/\b(?:DNS|IP Address):/g, '') ?? certificate.subject?.CN;
  return String(names ?? '').slice(0, LONGEST_NAMES);
}

import type { WsmanErrorCode } from '../errors/explanations.ts';
import { WsmanError } from '../errors/wsman-error.ts';

type Details = Readonly<Record<string, string | number | null>>;

/** The code of an error of Node or of the system, e.g. `ECONNREFUSED`; of several addresses tried, that of the last. */
export function systemCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) {
    const codes = error.errors.map(systemCode);
    // An address that refuses says more than one that cannot be reached.
    return codes.find((code) => code === 'ECONNREFUSED') ?? codes.at(-1) ?? null;
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}

const UNTRUSTED: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const EXPIRED: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
/** The other side speaks something that is no TLS, mostly plain HTTP. */
const NO_TLS: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
]);
const CLIENT_CERTIFICATE =
  /^ERR_SSL_(?:TLSV13_ALERT_CERTIFICATE_REQUIRED|(?:TLSV1|SSLV3)_ALERT_(?:BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+|UNSUPPORTED_CERTIFICATE|ACCESS_DENIED|NO_CERTIFICATE))$/;

/** @param error of `dns.lookup`. */
export function lookupError(error: unknown, details: Details): WsmanError {
  const system = systemCode(error);
  const code = system === 'ENOTFOUND' || system === 'ENODATA' ? 'name-not-found' : 'name-lookup-failed';
  return new WsmanError(code, { phase: 'name', serverCode: system, details, cause: error });
}

/** @param error of `net.connect`. */
export function connectError(error: unknown, details: Details): WsmanError {
  const system = systemCode(error);
  return new WsmanError(connectCode(system), { phase: 'port', serverCode: system, details, cause: error });
}

function connectCode(system: string | null): WsmanErrorCode {
  switch (system) {
    case 'ECONNREFUSED':
      return 'connection-refused';
    case 'ETIMEDOUT':
      return 'connection-timeout';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'connection-cut';
    default:
      // EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EADDRNOTAVAIL, EACCES: no packet finds its way.
      return 'host-unreachable';
  }
}

/** @param error of `tls.connect`. @param showsCertificate whether a client certificate was given. */
export function tlsError(error: unknown, details: Details, showsCertificate = false): WsmanError {
  const system = systemCode(error);
  // Many servers cut without a word when they do not like the client's certificate.
  const code = showsCertificate && system === 'ECONNRESET' ? 'certificate-refused' : tlsCode(system);
  return new WsmanError(code, {
    phase: code === 'certificate-refused' ? 'authentication' : 'tls',
    serverCode: system,
    details:
      code === 'tls-name-mismatch'
        ? { ...details, expected: details['host'] ?? null, found: namesOf(error) }
        : details,
    cause: error,
  });
}

/** The names that a certificate was issued for: Node's error holds the certificate. */
function namesOf(error: unknown): string | null {
  const certificate = error instanceof Error && 'cert' in error ? error.cert : null;
  if (typeof certificate !== 'object' || certificate === null) return null;
  const names = 'subjectaltname' in certificate ? certificate.subjectaltname : null;
  if (typeof names === 'string') return names.slice(0, 300);
  const subject = 'subject' in certificate ? certificate.subject : null;
  if (typeof subject !== 'object' || subject === null || !('CN' in subject)) return null;
  return String(subject.CN).slice(0, 300);
}

function tlsCode(system: string | null): WsmanErrorCode {
  if (system === null) return 'tls-failed';
  if (system === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'tls-name-mismatch';
  if (EXPIRED.has(system)) return 'tls-expired';
  if (UNTRUSTED.has(system)) return 'tls-untrusted';
  if (NO_TLS.has(system)) return 'wrong-transport';
  return CLIENT_CERTIFICATE.test(system) ? 'certificate-refused' : 'tls-failed';
}

/** @param error of a request on an open connection. @param hasBegun whether a part of the answer had come. */
export function exchangeError(error: unknown, details: Details, hasBegun: boolean): WsmanError {
  if (error instanceof WsmanError) return error;
  const system = systemCode(error);
  const failure = { phase: 'operation', serverCode: system, details, cause: error } as const;
  if (system === 'HPE_HEADER_OVERFLOW') return new WsmanError('answer-too-large', failure);
  if (system?.startsWith('HPE_') === true) {
    // A TLS alert or greeting where HTTP was expected: the port is the one for HTTPS.
    const raw = error instanceof Error && 'rawPacket' in error ? error.rawPacket : null;
    if (raw instanceof Uint8Array && (raw[0] === 0x15 || raw[0] === 0x16) && raw[1] === 3) {
      return new WsmanError('wrong-transport', failure);
    }
    return new WsmanError(hasBegun ? 'answer-malformed' : 'not-ws-management', failure);
  }
  if (system !== null && CLIENT_CERTIFICATE.test(system)) {
    return new WsmanError('certificate-refused', { ...failure, phase: 'authentication' });
  }
  return new WsmanError('connection-cut', {
    ...failure,
    details: { ...details, received: hasBegun ? 'a part' : 'nothing' },
  });
}

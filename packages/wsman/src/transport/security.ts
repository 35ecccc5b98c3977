import type { WsmanErrorCode } from '../errors/explanations.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import {
  kerberosInitiator,
  ntlmInitiator,
  openMessage as openSealed,
  type SecurityContext,
  SecurityError,
  type SecurityErrorCode,
  tlsServerEndPoint,
} from '../security/index.ts';
import { type Authentication, splitUser } from './authentication.ts';

export { sealMessage } from '../security/index.ts';
export type { SecurityContext };

type Details = Readonly<Record<string, string | number | null>>;

/**
 * The client's side of an authentication. Over TLS it is bound to the certificate that the server showed, so that nobody can
 * pass it on. Source: RFC 5929, section 4.
 */
export async function securityContext(
  authentication: Extract<Authentication, { method: 'ntlm' | 'negotiate' | 'kerberos' }>,
  host: string,
  serverCertificate: Uint8Array | null,
): Promise<SecurityContext> {
  if (authentication.method === 'kerberos') {
    const { user, password, service } = authentication;
    return kerberosInitiator({
      service: service ?? `HTTP@${host}`,
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
    });
  }
  const { method, password, workstation } = authentication;
  return ntlmInitiator({
    ...splitUser(authentication.user),
    password,
    ...(workstation === undefined ? {} : { workstation }),
    targetName: `HTTP/${host}`,
    ...(serverCertificate === null ? {} : { channelBinding: tlsServerEndPoint(serverCertificate) }),
    wrapping: method === 'negotiate' ? 'spnego' : 'raw',
  });
}

/** Opens a sealed message. @throws WsmanError `seal-broken`, `answer-malformed` or `answer-too-large` */
export function openMessage(
  context: SecurityContext,
  contentType: string,
  body: Uint8Array,
  limit: number,
  details: Details,
): Uint8Array {
  try {
    return openSealed(context, contentType, body, limit);
  } catch (error) {
    throw asWsmanError(error, 'operation', details);
  }
}

/** Runs a part of the authentication; its errors become this client's. */
export async function withSecurityErrors<T>(details: Details, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw asWsmanError(error, 'authentication', details);
  }
}

const CODES: Readonly<Record<SecurityErrorCode, WsmanErrorCode>> = {
  'token-malformed': 'answer-malformed',
  'token-unexpected': 'authentication-not-mutual',
  'mechanism-refused': 'authentication-not-offered',
  'security-too-weak': 'authentication-not-offered',
  'account-refused': 'authentication-refused',
  'integrity-broken': 'authentication-not-mutual',
  'channel-binding-wrong': 'authentication-refused',
  'clock-skew': 'clock-skew',
  'not-authenticated': 'internal',
  'seal-broken': 'seal-broken',
  'message-malformed': 'answer-malformed',
  'message-too-large': 'answer-too-large',
  'sealing-unavailable': 'internal',
  'certificate-malformed': 'tls-failed',
  'kerberos-unavailable': 'kerberos-unavailable',
  'kerberos-failed': 'kerberos-failed',
};

function asWsmanError(error: unknown, phase: 'authentication' | 'operation', details: Details): unknown {
  if (!(error instanceof SecurityError)) return error;
  return new WsmanError(CODES[error.code], {
    phase,
    details: { ...details, reason: error.detail },
    cause: error,
  });
}

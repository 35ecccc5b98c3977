/** The server's side: for tests and simulators that a WS-Management client talks to. */
export { tlsServerEndPoint } from './security/channel-binding/tls-server-end-point.ts';
export { openMessage } from './security/encryption/open-message.ts';
export { type EncryptedMessage, sealMessage } from './security/encryption/seal-message.ts';
export {
  type AcceptedUser,
  type AcceptingContext,
  type NtlmAcceptorOptions,
  ntlmAcceptor,
} from './security/ntlm-acceptor.ts';
export type { SecurityContext, SecurityStep } from './security/security-context.ts';
export { SecurityError, type SecurityErrorCode } from './security/security-error.ts';

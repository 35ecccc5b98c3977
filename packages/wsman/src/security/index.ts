export { tlsServerEndPoint } from './channel-binding/tls-server-end-point.ts';
export { openMessage } from './encryption/open-message.ts';
export { type EncryptedMessage, sealMessage } from './encryption/seal-message.ts';
export { type KerberosInitiatorOptions, kerberosInitiator } from './kerberos-initiator.ts';
export { type NtlmInitiatorOptions, ntlmInitiator } from './ntlm-initiator.ts';
export type { SealedMessage, SecurityContext, SecurityStep } from './security-context.ts';
export { SecurityError, type SecurityErrorCode } from './security-error.ts';

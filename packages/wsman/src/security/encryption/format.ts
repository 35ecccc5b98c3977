/** The words of an encrypted message. Source: [MS-WSMV] 2.2.9.1. */
export const PROTOCOL = 'application/HTTP-SPNEGO-session-encrypted';
export const BOUNDARY = 'Encrypted Boundary';

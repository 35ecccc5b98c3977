import type { SecurityContext } from '../security-context.ts';
import { BOUNDARY, PROTOCOL } from './format.ts';

/** A body ready to be sent, with the header that goes with it. */
export interface EncryptedMessage {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * Seals a SOAP message (UTF-8) for HTTP. Source: [MS-WSMV] 2.2.9.1: tabs before the headers, no empty line behind them, no
 * line break before the closing boundary, exactly as Windows writes it.
 * @throws SecurityError `not-authenticated`, `sealing-unavailable`
 */
export function sealMessage(context: SecurityContext, soap: Uint8Array): EncryptedMessage {
  const { signature, sealed } = context.wrap(soap);
  const head = [
    `--${BOUNDARY}`,
    `\tContent-Type: ${PROTOCOL}`,
    `\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=${soap.length}`,
    `--${BOUNDARY}`,
    '\tContent-Type: application/octet-stream',
    '',
  ].join('\r\n');
  const signatureLength = Buffer.alloc(4);
  signatureLength.writeUInt32LE(signature.length);
  return {
    contentType: `multipart/encrypted;protocol="${PROTOCOL}";boundary="${BOUNDARY}"`,
    body: Buffer.concat([
      Buffer.from(head, 'latin1'),
      signatureLength,
      signature,
      sealed,
      Buffer.from(`--${BOUNDARY}--\r\n`, 'latin1'),
    ]),
  };
}

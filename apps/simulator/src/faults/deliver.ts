import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Fault, strikes } from './fault.ts';
import { resetConnection } from './reset.ts';
import {
  classOf,
  corruptBytes,
  type Stretch,
  spoilEnvelope,
  stretchItems,
  stretchProperty,
} from './spoil.ts';

/** An answer on its way out: an envelope, and how it is put into an HTTP body. */
export interface Outgoing {
  readonly status: number;
  readonly envelope: string;
  readonly resourceUri: string | null;
  /** Seals the envelope where the connection is sealed. */
  pack(envelope: string): { readonly contentType: string; readonly body: Buffer };
  /** `null` on a sealed connection: there, what has no end cannot be sealed, and is sent as noise of the right shape. */
  readonly plainType: string | null;
}

const HUGE = 500_000_000;

/** Sends an answer, whole or as the fault wants it. */
export async function deliver(
  response: ServerResponse,
  outgoing: Outgoing,
  fault: Fault | null,
): Promise<void> {
  const envelope = spoilEnvelope(outgoing.envelope, outgoing.resourceUri, fault);
  if (fault?.kind === 'endless' && fault.by !== 'pulls')
    return stream(response, outgoing, stretchItems(envelope), Number.POSITIVE_INFINITY);
  if (fault?.kind === 'huge-item')
    return stream(response, outgoing, stretchProperty(envelope), fault.bytes ?? HUGE);
  const { contentType, body } = outgoing.pack(envelope);
  const corrupt = fault?.kind === 'corrupt' && strikes(fault.class, classOf(outgoing.resourceUri));
  const bytes = corrupt ? corruptBytes(body) : body;
  response.writeHead(outgoing.status, { 'Content-Type': contentType, 'Content-Length': bytes.length });
  switch (fault?.kind) {
    case 'slow':
      return trickle(response, bytes, fault.delayMs ?? 200, fault.pieceBytes ?? 1024);
    case 'cut':
      response.write(bytes.subarray(0, fault.afterBytes ?? 0), () => resetConnection(response.socket));
      return;
    case 'half-close':
      // The end of the server's half; its other half stays open, and nothing more comes.
      response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.end());
      return;
    default:
      response.end(bytes);
  }
}

async function trickle(
  response: ServerResponse,
  bytes: Buffer,
  delayMs: number,
  pieceBytes: number,
): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += pieceBytes) {
    response.write(bytes.subarray(at, at + pieceBytes));
    await wait(delayMs);
  }
  response.end();
}

/** Sends `length` bytes of what is repeated, or as many as the client takes: nothing of it is ever in memory. */
async function stream(
  response: ServerResponse,
  outgoing: Outgoing,
  stretch: Stretch,
  length: number,
): Promise<void> {
  const sealed = outgoing.plainType === null;
  response.writeHead(outgoing.status, {
    'Content-Type': outgoing.plainType ?? outgoing.pack('').contentType,
  });
  response.write(sealed ? sealedHead(length) : stretch.before);
  const piece = sealed ? Buffer.alloc(65_536, 0xa5) : Buffer.from(stretch.repeated);
  for (let sent = 0; sent < length && !response.destroyed; sent += piece.length) {
    if (!response.write(piece.subarray(0, Math.min(piece.length, length - sent))))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end(sealed ? '--Encrypted Boundary--\r\n' : stretch.after);
}

/** The beginning of a sealed message (MS-WSMV section 2.2.9.1) whose content is not one. */
function sealedHead(length: number): Buffer {
  const clear = Number.isFinite(length) ? length : HUGE * 8;
  const text = [
    '--Encrypted Boundary',
    '\tContent-Type: application/HTTP-SPNEGO-session-encrypted',
    `\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=${clear}`,
    '--Encrypted Boundary',
    '\tContent-Type: application/octet-stream',
    '',
  ].join('\r\n');
  const signature = Buffer.alloc(20);
  signature.writeUInt32LE(16);
  signature.writeUInt32LE(1, 4);
  return Buffer.concat([Buffer.from(text), signature]);
}

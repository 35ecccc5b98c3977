import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Ends a connection without a farewell: a reset, or under TLS the plain end of the connection below. */
export function resetConnection(socket: Socket | null): void {
  if (socket === null || socket.destroyed) return;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

import type { Say } from './messages/index.ts';
import { StorageError } from './store/storage-error.ts';

/** Why the server could not start, and what to do, for whoever started it. */
export function startFailure(
  error: unknown,
  { folder, port }: { folder: string; port: number },
  say: Say,
): string {
  if (error instanceof StorageError) return storageFailure(error, folder, say);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const other = port < 65_535 ? port + 1 : 7355;
  if (code === 'EADDRINUSE') return say('server.port-in-use', { port: String(port), other: String(other) });
  if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
    return say('server.port-denied', { port: String(port), other: '7355' });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return code === '' ? say('server.failed', { reason }) : say('server.folder-unusable', { folder, reason });
}

function storageFailure({ code, facts, message }: StorageError, folder: string, say: Say): string {
  const url = facts['url'] ?? null;
  if (code === 'in-use') {
    return url === null
      ? say('server.folder-in-use', { folder })
      : say('server.folder-in-use-at', { folder, url });
  }
  if (code === 'newer-schema') return say('server.register-too-new', { folder });
  return say('server.folder-unusable', { folder, reason: message });
}

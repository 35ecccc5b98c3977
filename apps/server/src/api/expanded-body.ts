import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UploadTooLarge } from '../jobs/uploads.ts';
import { Problem } from './problem.ts';

/** Counts what was sent, whatever it expands to. Throws `UploadTooLarge`. */
async function* atMost(bytes: AsyncIterable<Uint8Array>, maximum: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const chunk of bytes) {
    sent += chunk.length;
    if (sent > maximum) throw new UploadTooLarge();
    yield chunk;
  }
}

/**
 * The content of a body that may be compressed. How much it may expand to is for whoever stores it to count: nothing is
 * expanded ahead of that. Throws the problems `unsupported-encoding` and `damaged-body`.
 */
export async function* expandedBody(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  maximum: number,
): AsyncGenerator<Uint8Array> {
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  if (coding === 'identity') {
    yield* atMost(bytes, maximum);
    return;
  }
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    throw new Problem('unsupported-encoding', { values: { accepted: 'gzip, identity' } });
  }
  const sent = Readable.from(atMost(bytes, maximum), { objectMode: false });
  const expanded = createGunzip();
  sent.on('error', (error) => expanded.destroy(error));
  try {
    yield* sent.pipe(expanded);
  } catch (error) {
    const native = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (native.startsWith('Z_')) throw new Problem('damaged-body', { cause: error });
    throw error;
  } finally {
    sent.destroy();
    expanded.destroy();
  }
}

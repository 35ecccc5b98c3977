import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from '../environment.ts';

const WORTH_COMPRESSING = /^(?:application\/(?:problem\+)?json|text\/(?:csv|html|plain|css))/;
const SMALLEST = 1_400;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The best coding that both sides know: `br`, `gzip` or none. A coding with `q=0` is refused by the client. */
export function codingFor(acceptEncoding: string | undefined): 'br' | 'gzip' | null {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
      .map((part) => part.split(';', 1)[0]?.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}

/** Compresses texts on zlib's own threads; streams keep flowing. Answers that are compressed already pass. */
export const compression: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
  await next();
  const { res } = c;
  const coding = codingFor(c.req.header('accept-encoding'));
  const type = res.headers.get('content-type') ?? '';
  if (coding === null || res.body === null || c.req.method === 'HEAD') return;
  if (res.headers.has('content-encoding') || !WORTH_COMPRESSING.test(type)) return;

  const headers = new Headers(res.headers);
  if (!/accept-encoding/i.test(headers.get('vary') ?? '')) headers.append('Vary', 'Accept-Encoding');
  headers.delete('content-length');
  if (type.startsWith('text/csv')) {
    headers.set('content-encoding', 'gzip');
    c.res = undefined;
    c.res = new Response(res.body.pipeThrough(new CompressionStream('gzip')), {
      status: res.status,
      headers,
    });
    return;
  }
  const bytes = Buffer.from(await res.arrayBuffer());
  if (bytes.length < SMALLEST) {
    c.res = new Response(bytes, { status: res.status, headers: res.headers });
    return;
  }
  const packed =
    coding === 'br'
      ? await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : await gzipped(bytes, { level: 5 });
  headers.set('content-encoding', coding);
  c.res = undefined;
  c.res = new Response(packed, { status: res.status, headers });
};

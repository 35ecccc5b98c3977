import { addressOf, failureOf, type Parameters, ServerUnreachable } from './request.ts';

/** Posts raw bytes, telling how many have left. XMLHttpRequest, because fetch does not report an upload's progress. */
export function upload<T>(
  path: string,
  parameters: Parameters,
  file: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    exchange.open('POST', addressOf(path, parameters));
    exchange.setRequestHeader('Accept', 'application/json');
    exchange.setRequestHeader('Content-Type', 'application/octet-stream');
    exchange.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    exchange.addEventListener('error', () => reject(new ServerUnreachable()));
    exchange.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    exchange.addEventListener('load', () => {
      const body: unknown = parse(exchange.responseText);
      // The server validates its answers against the schemas that these types come from.
      if (exchange.status >= 200 && exchange.status < 300) resolve(body as T);
      else reject(failureOf(exchange.status, body));
    });
    signal.addEventListener('abort', () => exchange.abort(), { once: true });
    exchange.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

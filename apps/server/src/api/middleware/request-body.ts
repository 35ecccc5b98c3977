import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from '../environment.ts';
import { Problem } from '../problem.ts';

const JSON_ONLY = ['application/json'];

/** What browsers, PowerShell and curl say of an inventory file. A form's types are not among them. */
export const UPLOAD_TYPES = [
  'application/octet-stream',
  'application/csv',
  'application/gzip',
  'application/json',
  'application/vnd.ms-excel',
  'application/x-gzip',
  'application/x-zip-compressed',
  'application/xml',
  'application/zip',
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'text/xml',
];

interface BodyRule {
  readonly types: readonly string[];
  /** May come without a type: a file whose type the browser does not know. */
  readonly untyped: boolean;
  readonly maximum: number;
  /** May come in chunks of unknown total; whoever stores it counts. */
  readonly chunked: boolean;
}

/** The largest bodies by path, as the limits say. */
export interface BodySizes {
  readonly jsonBytes: number;
  readonly uploadBytes: number;
  readonly observationBytes: number;
}

function ruleFor(path: string, sizes: BodySizes): BodyRule {
  if (path.endsWith('/inspections')) {
    return { types: UPLOAD_TYPES, untyped: true, maximum: sizes.uploadBytes, chunked: true };
  }
  if (path.endsWith('/observations')) {
    return { types: JSON_ONLY, untyped: false, maximum: sizes.observationBytes, chunked: true };
  }
  return { types: JSON_ONLY, untyped: false, maximum: sizes.jsonBytes, chunked: false };
}

/** Refuses bodies of another kind, without a length or too large, before anything reads them. */
export function requestBody(sizes: BodySizes): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const length = c.req.header('content-length');
    const chunked = c.req.header('transfer-encoding') !== undefined;
    const bodied = chunked || (length !== undefined && length !== '0');
    if (bodied && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const rule = ruleFor(c.req.path, sizes);
      const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
      if (type === undefined ? !rule.untyped : !rule.types.includes(type)) {
        throw new Problem('unsupported-media-type', { values: { accepted: rule.types.join(', ') } });
      }
      if (chunked && !rule.chunked) throw new Problem('length-required');
      if (length !== undefined && !(Number(length) <= rule.maximum)) {
        // The rest of the body is not read: the connection cannot be used again.
        throw new Problem('body-too-large', {
          values: { limit: rule.maximum },
          headers: { connection: 'close' },
        });
      }
    }
    await next();
  };
}

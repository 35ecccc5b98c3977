import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnvironment } from '../environment.ts';
import { faultsOf } from '../faults.ts';
import { Problem } from '../problem.ts';
import { problem } from '../schemas/shapes.ts';

const PROBLEM = {
  description: 'A problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: problem } },
} as const;

/** The answers of a route that succeeds with JSON. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, default: PROBLEM } as const;
}

/** The answers of a route that makes something new. */
export function created<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 201: { description, content: { 'application/json': { schema } } }, default: PROBLEM } as const;
}

/** The answers of a route that starts something and may still be busy when it answers. */
export function accepted<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 202: { description, content: { 'application/json': { schema } } }, default: PROBLEM } as const;
}

/** The answers of a route that waits for a while for what it starts: done, or accepted and going on. */
export function settled<Schema extends z.ZodType>(schema: Schema, description: string) {
  const content = { 'application/json': { schema } } as const;
  return {
    200: { description, content },
    202: { description: 'It goes on.', content },
    default: PROBLEM,
  } as const;
}

/** The answers of a route that succeeds without content. */
export function empty(description: string) {
  return { 204: { description }, default: PROBLEM } as const;
}

/** The answers of a route that succeeds with a file. */
export function file(description: string) {
  return { 200: { description, content: { 'text/csv': { schema: z.string() } } }, default: PROBLEM } as const;
}

/** The answers of a route that succeeds with a file of JSON documents, one per line. */
export function lines(description: string) {
  return {
    200: { description, content: { 'application/jsonl': { schema: z.string() } } },
    default: PROBLEM,
  } as const;
}

/** The answers of a route that goes on telling: each `data` line is of this shape. */
export function events<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'text/event-stream': { schema } } }, default: PROBLEM } as const;
}

/** The answers of a route that succeeds with a page to read. */
export function page(description: string) {
  return {
    200: { description, content: { 'text/html': { schema: z.string() } } },
    default: PROBLEM,
  } as const;
}

/** A JSON body that the request must have. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

/** A body of raw bytes. */
export function bytes(description: string) {
  return {
    description,
    required: true,
    content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
  } as const;
}

/** The path parameter of a resource. */
export const identified = z.object({ id: z.string().min(1).max(500) });

const PLACES: Readonly<Record<string, string>> = { json: 'body', query: 'query', param: 'path' };

/** A router whose validation faults become problems that name the fields. */
export function router(): OpenAPIHono<ApiEnvironment> {
  return new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new Problem('invalid-request', {
        faults: faultsOf(result.error.issues, PLACES[result.target] ?? result.target),
      });
    },
  });
}

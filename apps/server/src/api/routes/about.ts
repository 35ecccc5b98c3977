import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnvironment } from '../environment.ts';
import { type OpenApiDocument, openApiDocument } from '../openapi.ts';
import { referencePage } from '../reference/reference-page.ts';
import { json, page, router } from './answers.ts';

const document = createRoute({
  method: 'get',
  path: '/openapi.json',
  tags: ['about'],
  summary: 'The OpenAPI 3.1 document',
  responses: json(z.record(z.string(), z.unknown()), 'The description of this API.'),
});

const reference = createRoute({
  method: 'get',
  path: '/reference',
  tags: ['about'],
  summary: 'The same, to read',
  responses: page('A page.'),
});

/** The API's description of itself. `api` holds every route by the time that it is asked. */
export function aboutRoutes(api: () => OpenAPIHono<ApiEnvironment>, version: string) {
  let known: OpenApiDocument | null = null;
  const described = (): OpenApiDocument => {
    known ??= openApiDocument(api(), version);
    return known;
  };
  return router()
    .openapi(document, (c) => c.json(JSON.parse(JSON.stringify(described())), 200))
    .openapi(reference, (c) => c.html(referencePage(described(), c.get('say')), 200));
}

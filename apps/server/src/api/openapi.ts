import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnvironment } from './environment.ts';
import { PUSH_SECURITY } from './routes/observations.ts';

export type OpenApiDocument = ReturnType<OpenAPIHono<ApiEnvironment>['getOpenAPI31Document']>;

/** The OpenAPI 3.1 document, made of the very schemas that validate. */
export function openApiDocument(api: OpenAPIHono<ApiEnvironment>, version: string): OpenApiDocument {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Calepin',
      version,
      description: 'The register of an organisation’s Remote Desktop Services licences.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [
      { name: 'register' },
      { name: 'collection' },
      { name: 'imports' },
      { name: 'exports' },
      { name: 'accounts' },
      { name: 'audit' },
      { name: 'about' },
    ],
  });
  document.components = {
    ...document.components,
    securitySchemes: { [PUSH_SECURITY]: { type: 'http', scheme: 'bearer' } },
  };
  return document;
}

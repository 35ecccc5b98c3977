import type { InventoryFormat } from '@calepin/core';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DEFAULT_SITE } from '../../collect/default-site.ts';
import type { InspectionRecord } from '../../jobs/inspections.ts';
import { TooManyUploads, UploadTooLarge } from '../../jobs/uploads.ts';
import { requireSiteNamed } from '../access/guarded-workshop.ts';
import { identityKey } from '../access/identity.ts';
import type { ApiEnvironment } from '../environment.ts';
import { presentInspection } from '../present/inspection.ts';
import { toInstant } from '../present/instant.ts';
import { Problem } from '../problem.ts';
import { inspection } from '../schemas/imports.ts';
import { instant } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { findSite } from '../site-filter.ts';
import { accepted, bytes, empty, identified, json, router } from './answers.ts';

const FORMATS = [
  'keypack-csv',
  'issued-license-csv',
  'user-cal-csv',
  'license-server-csv',
  'collector-json',
  'checkmk-section',
  'format-list',
  'format-table',
  'cim-json',
  'cim-xml',
  'per-user-report',
] as const satisfies readonly InventoryFormat[];

const post = createRoute({
  method: 'post',
  path: '/inspections',
  tags: ['imports'],
  summary: 'Send a file to be read, without storing anything',
  request: {
    query: z.object({
      name: z.string().min(1).max(1000).openapi({ description: 'Name of the file.' }),
      modified: instant.optional().openapi({ description: 'When the file was last changed.' }),
      site: z.string().trim().min(1).max(200).optional().openapi({
        description: 'Name of the site that it would go to; the default site when absent.',
      }),
      as: z.enum(FORMATS).optional().openapi({ description: 'The format, when detection is wrong.' }),
    }),
    body: bytes('The file as it is: an inventory, or a zip or gzip of them.'),
  },
  responses: accepted(inspection, 'The file was received and is being read.'),
});

const get = createRoute({
  method: 'get',
  path: '/inspections/{id}',
  tags: ['imports'],
  summary: 'What was read in a file, and what importing it would change',
  request: { params: identified },
  responses: json(inspection, 'The inspection as it stands.'),
});

const remove = createRoute({
  method: 'delete',
  path: '/inspections/{id}',
  tags: ['imports'],
  summary: 'Forget a received file',
  request: { params: identified },
  responses: empty('Forgotten.'),
});

/** The problem behind a file that could not be received. */
export function receivingProblem(error: unknown, limits: Services['limits'], aborted: boolean): unknown {
  if (error instanceof UploadTooLarge) {
    return new Problem('body-too-large', {
      values: { limit: limits.uploadBytes },
      // The rest of the body is not read: the connection cannot be used again.
      headers: { connection: 'close' },
    });
  }
  if (error instanceof TooManyUploads) {
    return new Problem('too-many-uploads', {
      values: { limit: limits.concurrentUploads },
      headers: { 'retry-after': '5', connection: 'close' },
    });
  }
  // The sender went away: nobody reads the answer, and it is no fault of the server.
  return aborted ? new Problem('damaged-body', { cause: error }) : error;
}

export function inspectionRoutes(services: Services) {
  const { inspections, uploads, workshop, limits, identify } = services;

  function theirs(c: Context<ApiEnvironment>): InspectionRecord {
    const record = inspections.find(c.req.param('id') ?? '');
    if (record === null || record.owner !== identityKey(c.get('identity')))
      throw new Problem('unknown-resource');
    return record;
  }

  return router()
    .openapi(post, async (c) => {
      const query = c.req.valid('query');
      if (inspections.count >= limits.waitingUploads) {
        throw new Problem('too-many-uploads', {
          values: { limit: limits.waitingUploads },
          headers: { connection: 'close' },
        });
      }
      const id = identify();
      const { body, signal } = c.req.raw;
      const received = await uploads
        .receive({ id, bytes: body ?? nothing(), maximum: limits.uploadBytes, signal })
        .catch((error: unknown) => {
          throw receivingProblem(error, limits, signal.aborted);
        });
      const site = query.site ?? DEFAULT_SITE;
      const known = findSite(await workshop.reads.sites(), site);
      await requireSiteNamed(workshop.reads, known?.name ?? site, c.get('scope'));
      const record = inspections.add({
        id,
        upload: {
          ...received,
          name: query.name,
          modifiedAt: query.modified === undefined ? null : toInstant(query.modified),
        },
        site: known?.name ?? site,
        siteId: known?.id ?? null,
        owner: identityKey(c.get('identity')),
        ...(query.as === undefined ? {} : { as: query.as }),
      });
      return c.json(presentInspection(record, c.get('say')), 202, { location: `/api/v1/inspections/${id}` });
    })
    .openapi(get, async (c) => {
      const record = theirs(c);
      return c.json(presentInspection(record, c.get('say')), 200);
    })
    .openapi(remove, async (c) => {
      await inspections.discard(theirs(c).id);
      return c.body(null, 204);
    });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

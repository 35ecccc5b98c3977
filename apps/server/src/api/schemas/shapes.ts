import { z } from '@hono/zod-openapi';

/** ISO 8601 in UTC. */
export const instant = z.iso.datetime().openapi({ example: '2026-01-14T07:30:00Z' });
export const calType = z.enum(['per-user', 'per-device', 'unknown']);
export const keyPackKind = z.enum([
  'retail',
  'volume',
  'concurrent',
  'temporary',
  'open',
  'built-in',
  'unknown',
]);
export const productVersion = z.object({ id: z.number().int().nullable(), name: z.string().nullable() });
/** A number that is `null` when it is unknown. */
export const figure = z.number().int().nullable();
export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Where a figure comes from: which observation, when, by which means. */
export const source = z.object({ observationId: z.string(), observedAt: instant, method: z.string() });

/** A code with its facts and a sentence in the requested language. */
export const message = z.object({ code: z.string(), message: z.string(), facts });

export const asOfQuery = z.object({
  asOf: instant.optional().openapi({ description: 'Answer as of this instant; now when absent.' }),
});
export const siteQuery = asOfQuery.extend({
  site: z
    .string()
    .optional()
    .openapi({ description: 'Identifier or name of a site; all sites when absent.' }),
});
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(1000).optional(),
});

/** RFC 9457. `code` is stable, `requestId` is the one to quote. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    remedy: z.string().optional(),
    requestId: z.string(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'The fields that are wrong, when the request was not valid.' }),
  })
  .openapi('Problem');

export const page = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable().openapi({ description: 'Cursor of the next page.' }),
  });

import { z } from '@hono/zod-openapi';
import { calType, figure, instant, keyPackKind, message, page, productVersion } from './shapes.ts';

export const rejection = z.object({
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  message: z.string().openapi({ description: 'The reason as a sentence in the requested language.' }),
});

const entityChanges = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  gone: z.number().int(),
  unchanged: z.number().int(),
});
export const changes = z.object({
  licenseServers: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
  }),
  keyPacks: entityChanges,
  issuedLicenses: entityChanges,
  userCals: entityChanges,
  sessionHosts: entityChanges,
});

/** One document of an inspection: what was recognised, and what importing it would change. */
export const inspectedDocument = z
  .object({
    index: z.number().int(),
    name: z.string(),
    sha256: z.string(),
    bytes: z.number().int(),
    format: z.string(),
    encoding: z.string(),
    delimiter: z.string().nullable(),
    observedAt: instant.nullable(),
    observedAtSource: z.enum(['content', 'file-name', 'file-date', 'given', 'import']).nullable(),
    hosts: z.array(
      z.object({ host: z.string().nullable(), keyPacks: z.number().int(), issuedLicenses: z.number().int() }),
    ),
    suggestedHost: z
      .string()
      .nullable()
      .openapi({ description: 'A name for the license server when the document has none.' }),
    keyPacks: z
      .array(
        z.object({
          host: z.string().nullable(),
          keyPackId: z.number().int(),
          calType,
          kind: keyPackKind,
          productVersion,
          total: figure,
          issued: figure,
          available: figure,
          unlimited: z.boolean(),
          expires: instant.nullable(),
          perpetual: z.boolean().nullable(),
          counted: z.boolean(),
          label: z.string().nullable(),
        }),
      )
      .openapi({ description: 'The first 200 key packs.' }),
    counts: z.object({
      licenseServers: z.number().int(),
      keyPacks: z.number().int(),
      issuedLicenses: z.number().int(),
      userCals: z.number().int(),
      sessionHosts: z.number().int(),
      rejected: z.number().int(),
    }),
    rejected: z.array(rejection).openapi({ description: 'The first 100 rejected rows.' }),
    warnings: z.array(message),
    changes,
    alreadyImported: z
      .string()
      .nullable()
      .openapi({ description: 'The import that holds this very document.' }),
  })
  .openapi('InspectedDocument');

export const refusedDocument = z
  .object({
    name: z.string(),
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    tried: z.array(z.object({ format: z.string(), reason: z.string() })),
  })
  .openapi('RefusedDocument');

export const inspection = z
  .object({
    id: z.string(),
    state: z.enum(['reading', 'ready', 'failed']),
    name: z.string(),
    site: z.string(),
    siteId: z.string().nullable(),
    progress: z.object({ bytes: z.number().int(), totalBytes: z.number().int(), rows: z.number().int() }),
    documents: z.array(inspectedDocument),
    refused: z.array(refusedDocument),
    failure: message.nullable(),
  })
  .openapi('Inspection');

export const importRequest = z.object({
  inspectionIds: z.array(z.string()).min(1).max(100),
  site: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'Name of the site; that of the first inspection when absent.' }),
  documents: z
    .array(
      z.object({
        inspectionId: z.string(),
        index: z.number().int(),
        include: z.boolean().default(true),
        host: z.string().min(1).max(255).optional(),
        observedAt: instant.optional(),
      }),
    )
    .default([])
    .openapi({
      description: 'Corrections for single documents; those not listed are imported as inspected.',
    }),
});

export const importRecord = z
  .object({
    id: z.string(),
    siteId: z.string().nullable().openapi({ description: 'null while the import waits to create its site.' }),
    site: z.string(),
    state: z.enum(['running', 'done', 'failed', 'undone']),
    origin: z.string(),
    started: instant,
    ended: instant.nullable(),
    progress: z
      .object({ phase: z.enum(['waiting', 'reading', 'folding']), rows: z.number().int() })
      .nullable(),
    observations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        format: z.string(),
        encoding: z.string(),
        sha256: z.string(),
        bytes: z.number().int(),
        observedAt: instant,
        observedAtSource: z.string(),
        confirmed: instant.nullable().openapi({
          description: 'When a collection last read the same again; undoing the import takes that away too.',
        }),
        hosts: z.array(z.string()),
        changes,
        rejected: z.number().int(),
        rejections: z.array(rejection),
        warnings: z.array(message),
      }),
    ),
    notImported: z.array(message.extend({ name: z.string() })).openapi({
      description: 'Documents that did not come through, as far as this server remembers.',
    }),
    failure: message.nullable(),
  })
  .openapi('Import');
export const importPage = page(importRecord).openapi('ImportPage');

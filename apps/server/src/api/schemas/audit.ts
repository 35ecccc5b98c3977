import { z } from '@hono/zod-openapi';
import { AUDIT_ACTORS, AUDIT_ACTS, AUDIT_SUBJECTS } from '../../store/audit.ts';
import { instant, page, pageQuery } from './shapes.ts';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: 'SHA-256 in hexadecimal digits.' });

export const auditHead = z.object({ seq: z.number().int(), hash }).openapi('AuditHead');

export const auditEvent = z
  .object({
    seq: z.number().int(),
    at: instant,
    act: z.enum(AUDIT_ACTS),
    title: z.string().openapi({ description: 'One sentence in the requested language.' }),
    actor: z.object({
      kind: z.enum(AUDIT_ACTORS),
      name: z.string().nullable(),
      label: z.string().openapi({ description: 'The actor in the requested language.' }),
    }),
    origin: z.object({
      address: z.string().nullable(),
      program: z.string().nullable(),
      request: z.string().nullable(),
    }),
    site: z.object({ id: z.string(), name: z.string() }).nullable(),
    subject: z.object({
      kind: z.enum(AUDIT_SUBJECTS),
      id: z.string().nullable(),
      name: z.string(),
    }),
    before: z.unknown().openapi({ description: 'Of what changed, what was there; null when it is new.' }),
    after: z.unknown().openapi({ description: 'Of what changed, what is there; null when it was removed.' }),
    reason: z.string().nullable(),
    previous: hash,
    hash,
  })
  .openapi('AuditEvent');
export const auditPage = page(auditEvent).openapi('AuditPage');

export const auditQuery = pageQuery.extend({
  site: z.string().optional().openapi({ description: 'Identifier or name of a site; all when absent.' }),
  act: z.enum(AUDIT_ACTS).optional(),
  from: instant.optional().openapi({ description: 'From this instant on.' }),
  to: instant.optional().openapi({ description: 'Before this instant.' }),
});

export const auditVerification = z
  .object({
    sound: z.number().int().openapi({ description: 'Events from the first on that are what they were.' }),
    head: auditHead.nullable().openapi({ description: 'The last sound event.' }),
    fault: z
      .object({
        kind: z.enum(['unreadable', 'edited', 'missing', 'unlinked', 'cut', 'not-the-receipt']),
        seq: z.number().int().openapi({ description: 'The event that is not what it was, or not there.' }),
        message: z.string(),
      })
      .nullable(),
  })
  .openapi('AuditVerification');

export const receiptQuery = z.object({
  receipt: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f]{64}$/)
    .optional()
    .openapi({
      description: 'What was noted of the chain earlier, elsewhere: the number and the hash of an event.',
    }),
});

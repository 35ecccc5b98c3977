import { z } from '@hono/zod-openapi';
import {
  calType,
  facts,
  figure,
  instant,
  keyPackKind,
  message,
  page,
  productVersion,
  source,
} from './shapes.ts';

export const site = z.object({ id: z.string(), name: z.string(), example: z.boolean() }).openapi('Site');

export const positionRow = z
  .object({
    site: z.string().openapi({ description: 'Name of the site.' }),
    siteId: z.string(),
    calType,
    productVersion,
    label: z.string().nullable(),
    bought: figure,
    installed: figure,
    issued: figure,
    available: figure,
    overIssued: figure,
    reclaimable: figure,
    shortfall: figure,
    confidence: z.enum(['complete', 'partial']),
    gaps: z
      .array(z.string())
      .openapi({ description: 'What is missing, as sentences in the requested language.' }),
    keyPacks: z.array(z.string()).openapi({ description: 'References of the counted key packs.' }),
    licenseServers: z.array(z.object({ id: z.string(), host: z.string() })),
    sources: z.object({ installed: source.nullable(), issued: source.nullable() }),
  })
  .openapi('PositionRow');
export const position = z.object({ asOf: instant, rows: z.array(positionRow) }).openapi('Position');

export const findingSubject = z.object({
  site: z.string(),
  siteId: z.string(),
  licenseServer: z.string().nullable(),
  licenseServerId: z.string().nullable(),
  keyPackId: z.number().int().nullable(),
  keyPackRef: z.string().nullable(),
  calType: calType.nullable(),
  productVersion: productVersion.nullable(),
  targetId: z.string().nullable().openapi({ description: 'The target of live collection that is silent.' }),
});
export const acknowledgement = z.object({ at: instant, by: z.string(), reason: z.string() });
export const finding = z
  .object({
    id: z.string(),
    rule: z.string(),
    severity: z.enum(['critical', 'warning', 'info']),
    subject: findingSubject,
    title: z.string().openapi({ description: 'One sentence in the requested language.' }),
    opened: instant,
    closed: instant.nullable(),
    facts,
    remedy: z.string(),
    acknowledgement: acknowledgement.nullable(),
  })
  .openapi('Finding');
export const findingPage = page(finding).openapi('FindingPage');
export const findingDetail = finding
  .extend({
    history: z.array(
      z.object({
        at: instant,
        event: z.enum(['opened', 'closed', 'reopened', 'acknowledged', 'acknowledgement-removed']),
        by: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('FindingDetail');
export const acknowledgeRequest = z.object({ reason: z.string().trim().min(1).max(1000) });

export const licenseServer = z
  .object({
    id: z.string(),
    site: z.string(),
    siteId: z.string(),
    host: z.string(),
    activation: z.enum(['activated', 'not-activated']).nullable(),
    activationSource: source.nullable(),
    licenseServerId: z.string().nullable(),
    productId: z.string().nullable(),
    role: z.enum(['workgroup', 'domain', 'forest', 'unknown']).nullable(),
    osVersion: z.string().nullable(),
    lastSeen: source.nullable(),
    keyPacksSeen: source.nullable(),
    keyPackCount: z.number().int(),
    issuedLicenseCount: figure.openapi({ description: 'Rows of the list; null when it was never read.' }),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('LicenseServer');
export const licenseServerList = z.object({ rows: z.array(licenseServer) }).openapi('LicenseServerList');

export const keyPack = z
  .object({
    ref: z.string(),
    site: z.string(),
    siteId: z.string(),
    host: z.string(),
    licenseServerId: z.string(),
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
    productCode: z.string().nullable(),
    missingSince: instant.nullable(),
    warnings: z.array(message),
    sources: z.object({ installed: source, issued: source.nullable() }),
  })
  .openapi('KeyPack');
export const keyPackList = z.object({ rows: z.array(keyPack) }).openapi('KeyPackList');
export const keyPackDetail = keyPack
  .extend({
    raw: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).openapi({
      description: 'The properties as read, under their WMI names.',
    }),
    history: z.array(
      z.object({
        from: instant,
        to: instant.nullable(),
        total: figure,
        issued: figure,
        available: figure,
        observationId: z.string(),
      }),
    ),
  })
  .openapi('KeyPackDetail');

export const issuedLicense = z
  .object({
    id: z.string(),
    siteId: z.string(),
    host: z.string(),
    licenseId: z.number().int(),
    keyPackId: z.number().int().nullable(),
    keyPackRef: z.string().nullable(),
    user: z.string().nullable(),
    computer: z.string().nullable(),
    hardwareId: z.string().nullable(),
    status: z.enum(['temporary', 'active', 'upgrade', 'revoked', 'pending', 'concurrent', 'unknown']),
    statusNumber: z.number().int().nullable(),
    issued: instant.nullable(),
    expires: instant.nullable(),
  })
  .openapi('IssuedLicense');
export const issuedLicensePage = page(issuedLicense)
  .extend({
    total: z.number().int().nullable().openapi({ description: 'Rows that match, on the first page only.' }),
  })
  .openapi('IssuedLicensePage');

export const trend = z
  .object({
    asOf: instant,
    series: z.array(
      z.object({
        siteId: z.string(),
        site: z.string(),
        calType,
        productVersion,
        label: z.string().nullable(),
        points: z.array(z.object({ at: instant, installed: figure, issued: figure })),
      }),
    ),
  })
  .openapi('Trend');

/** What the whole register holds: decides between the first-run page and the overview. */
export const registerState = z
  .object({
    empty: z.boolean(),
    sites: z.array(site),
    examples: z.boolean(),
    version: z.string(),
    newestObservation: instant.nullable(),
    oldestObservation: instant.nullable(),
  })
  .openapi('RegisterState');

export const threshold = z.object({
  site: z.string().nullable(),
  calType: calType.nullable(),
  productVersionId: z.number().int().nullable(),
  level: z.object({ unit: z.enum(['percent', 'licenses']), value: z.number().min(0) }),
});
export const settings = z
  .object({
    thresholds: z.array(threshold).max(500),
    expiryWarningDays: z.number().int().min(1).max(3650),
    staleAfterDays: z.number().int().min(1).max(3650),
  })
  .openapi('Settings');

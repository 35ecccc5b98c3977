import { createRoute, z } from '@hono/zod-openapi';
import { presentIssuedLicense } from '../present/issued-license.ts';
import { issuedLicense, issuedLicensePage } from '../schemas/register.ts';
import { pageQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { json, router } from './answers.ts';

/** What the list may be narrowed by; the export takes the same. */
export const issuedLicenseQuery = siteQuery.extend({
  licenseServer: z.string().max(500).optional(),
  keyPack: z.string().max(500).optional(),
  status: issuedLicense.shape.status.optional(),
  search: z.string().trim().max(256).optional().openapi({
    description: 'Beginning of a user, a computer or a hardware identifier, without regard to case.',
  }),
  sort: z.enum(['holder', 'computer', 'issued', 'expires', 'licenseId']).default('holder'),
  descending: z.stringbool().default(false).openapi({ type: 'boolean' }),
});

type Query = Omit<z.infer<typeof issuedLicenseQuery>, 'site' | 'asOf'>;

/** The register's filter for the list. */
export function issuedLicenseFilter(query: Query) {
  return {
    sort: query.sort,
    descending: query.descending,
    ...(query.licenseServer === undefined ? {} : { licenseServerId: query.licenseServer }),
    ...(query.keyPack === undefined ? {} : { keyPackRef: query.keyPack }),
    ...(query.status === undefined ? {} : { status: query.status }),
    ...(query.search ? { search: query.search } : {}),
  };
}

const list = createRoute({
  method: 'get',
  path: '/issued-licenses',
  tags: ['register'],
  summary: 'Issued licences, page by page',
  request: { query: issuedLicenseQuery.extend(pageQuery.shape) },
  responses: json(issuedLicensePage, 'A page of issued licences; the total comes with the first page.'),
});

export function issuedLicenseRoutes({ workshop: { reads } }: Services) {
  return router().openapi(list, async (c) => {
    const { site, asOf, limit, cursor, ...query } = c.req.valid('query');
    const { filter: place } = await sitesAndFilter(reads, { site, asOf });
    const filter = { ...place, ...issuedLicenseFilter(query) };
    const page = await reads.issuedLicenses({
      ...filter,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const total = cursor === undefined ? await reads.issuedLicenseCount(filter) : null;
    return c.json({ rows: page.rows.map(presentIssuedLicense), next: page.next, total }, 200);
  });
}

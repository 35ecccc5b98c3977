import { createRoute, z } from '@hono/zod-openapi';
import type { Cell } from '../../report/csv.ts';
import { FINDING_HEADER, findingRow } from '../../report/finding-table.ts';
import {
  FULL_INVENTORY_HEADER,
  fullInventoryRow,
  INVENTORY_HEADER,
  inventoryRow,
} from '../../report/inventory.ts';
import { ISSUED_LICENSE_HEADER, issuedLicenseRow } from '../../report/issued-license-table.ts';
import { KEY_PACK_HEADER, keyPackRow } from '../../report/key-pack-table.ts';
import { LICENSE_SERVER_HEADER, licenseServerRow } from '../../report/license-server-table.ts';
import { POSITION_HEADER, positionRow } from '../../report/position-table.ts';
import { answerCsv, everyPage } from '../csv-answer.ts';
import { presentFinding } from '../present/finding.ts';
import { sayCode } from '../present/message.ts';
import { namesOf } from '../present/names.ts';
import { siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { file, router } from './answers.ts';
import { issuedLicenseFilter, issuedLicenseQuery } from './issued-licenses.ts';

const yesOrNo = z.stringbool().default(false);
const exportQuery = siteQuery.extend({
  excelFr: yesOrNo.openapi({
    type: 'boolean',
    description: 'For a French Excel: semicolons, a byte order mark, dd/MM/yyyy.',
  }),
});

function fileRoute<Query extends z.ZodObject>(subject: string, summary: string, query: Query) {
  const path = `/exports/${subject}`;
  return createRoute({
    method: 'get',
    path,
    tags: ['exports'],
    summary,
    request: { query },
    responses: file('A CSV file.'),
  });
}

const inventory = fileRoute(
  'inventory',
  'The inventory of key packs, as administrators script it',
  exportQuery.extend({
    full: yesOrNo.openapi({ type: 'boolean', description: 'With the columns that the usual header lacks.' }),
  }),
);
const keyPacks = fileRoute(
  'key-packs',
  'Key packs, classified',
  exportQuery.extend({ licenseServer: z.string().max(500).optional() }),
);
const licenseServers = fileRoute('license-servers', 'License servers', exportQuery);
const position = fileRoute('position', 'The position', exportQuery);
const findings = fileRoute(
  'findings',
  'Findings',
  exportQuery.extend({ state: z.enum(['open', 'closed', 'all']).default('open') }),
);
const issuedLicenses = fileRoute(
  'issued-licenses',
  'Issued licences, narrowed and sorted as the list is',
  issuedLicenseQuery.extend({
    ...exportQuery.shape,
    sort: issuedLicenseQuery.shape.sort.default('licenseId'),
  }),
);

/** A list that is at hand whole, as a file takes it. */
async function* whole(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows;
}

export function exportRoutes({ workshop, clock }: Services) {
  const { reads } = workshop;
  return router()
    .openapi(inventory, async (c) => {
      const { full, excelFr, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const names = namesOf(sites);
      const packs = (await reads.keyPacks(filter)).filter((pack) => pack.missingSince === null);
      return answerCsv(c, {
        subject: 'CAL_Inventory',
        asOf: filter.asOf ?? clock(),
        header: full ? FULL_INVENTORY_HEADER : INVENTORY_HEADER,
        rows: whole(
          packs.map((pack) => (full ? fullInventoryRow(pack, names.site(pack.site)) : inventoryRow(pack))),
        ),
        excelFr,
      });
    })
    .openapi(keyPacks, async (c) => {
      const { excelFr, licenseServer, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const names = namesOf(sites);
      const server = licenseServer === undefined ? {} : { licenseServerId: licenseServer };
      const rows = (await reads.keyPacks({ ...filter, ...server })).map((pack) =>
        keyPackRow(pack, names.site(pack.site)),
      );
      return answerCsv(c, {
        subject: 'Calepin_KeyPacks',
        asOf: filter.asOf ?? clock(),
        header: KEY_PACK_HEADER,
        rows: whole(rows),
        excelFr,
      });
    })
    .openapi(licenseServers, async (c) => {
      const { excelFr, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const names = namesOf(sites);
      const rows = (await reads.licenseServers(filter)).map((server) =>
        licenseServerRow(server, names.site(server.site)),
      );
      return answerCsv(c, {
        subject: 'Calepin_LicenseServers',
        asOf: filter.asOf ?? clock(),
        header: LICENSE_SERVER_HEADER,
        rows: whole(rows),
        excelFr,
      });
    })
    .openapi(position, async (c) => {
      const { excelFr, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const names = namesOf(sites);
      const say = c.get('say');
      const computed = await workshop.position(filter);
      const rows = computed.rows.map((row) => {
        const gaps = row.gaps.map((gap) => sayCode(say, 'gap', gap.code, gap.facts));
        return positionRow(row, names.site(row.site), gaps);
      });
      return answerCsv(c, {
        subject: 'Calepin_Position',
        asOf: computed.asOf,
        header: POSITION_HEADER,
        rows: whole(rows),
        excelFr,
      });
    })
    .openapi(findings, async (c) => {
      const { excelFr, state, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const names = namesOf(sites, await reads.licenseServerNames());
      const say = c.get('say');
      async function* rows(): AsyncGenerator<Cell[][]> {
        for await (const page of everyPage((asked) => reads.findings({ ...filter, state, ...asked }))) {
          yield page.map((finding) => {
            const { subject, title, remedy } = presentFinding(finding, names, say);
            const { site, licenseServer, productVersion } = subject;
            return findingRow(finding, {
              site,
              licenseServer,
              productVersion: productVersion?.name ?? null,
              title,
              remedy,
            });
          });
        }
      }
      return answerCsv(c, {
        subject: 'Calepin_Findings',
        asOf: filter.asOf ?? clock(),
        header: FINDING_HEADER,
        rows: rows(),
        excelFr,
      });
    })
    .openapi(issuedLicenses, async (c) => {
      const { excelFr, site, asOf, ...query } = c.req.valid('query');
      const { filter: place } = await sitesAndFilter(reads, { site, asOf });
      const filter = { ...place, ...issuedLicenseFilter(query) };
      async function* rows(): AsyncGenerator<Cell[][]> {
        for await (const page of everyPage((asked) => reads.issuedLicenses({ ...filter, ...asked }))) {
          yield page.map(issuedLicenseRow);
        }
      }
      return answerCsv(c, {
        subject: 'Calepin_IssuedLicenses',
        asOf: filter.asOf ?? clock(),
        header: ISSUED_LICENSE_HEADER,
        rows: rows(),
        excelFr,
      });
    });
}

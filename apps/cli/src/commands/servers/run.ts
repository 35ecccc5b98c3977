import type { LicenseServer, LicenseServerList } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { numberCell, textCell } from '../../table/cells.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Cell, Column } from '../../table/table.ts';
import { ask, askedOf, moment, printFile, printJson } from '../asking.ts';
import type { ASKING } from '../asking-options.ts';
import type { Run } from '../definition.ts';

export const runServers: Run<typeof ASKING> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const asked = askedOf(given);
    if (context.format === 'csv') {
      await printFile(api, '/exports/license-servers', asked, context);
      return EXIT.done;
    }
    const list = await api.get<LicenseServerList>('/license-servers', asked);
    if (context.format === 'json') await printJson(list, context);
    else if (list.rows.length === 0) {
      await printLines(context.say('servers.none', { asOf: moment(given.asOf) }), context);
    } else {
      const columns = columnsOf(list.rows, given.asOf ?? context.now(), context);
      await printTable({ columns, rows: list.rows }, context);
    }
    return EXIT.done;
  });

function columnsOf(
  rows: readonly LicenseServer[],
  now: number,
  context: Context,
): readonly Column<LicenseServer>[] {
  const { say, figures } = context;
  const numeric = { align: 'right' } as const;
  const sites = new Set(rows.map((row) => row.siteId)).size;
  const read = ({ lastSeen }: LicenseServer): Cell =>
    lastSeen === null
      ? { text: say('servers.never-read'), tone: 'unknown' }
      : { text: figures.age(Date.parse(lastSeen.observedAt), now) };
  const activation = ({ activation: known }: LicenseServer): Cell =>
    known === null
      ? textCell(null)
      : { text: say(`activation.${known}`), tone: known === 'activated' ? 'plain' : 'now' };
  return [
    { heading: say('column.server'), cell: (row) => ({ text: row.host }), importance: 0, shortest: 12 },
    ...(sites > 1
      ? [
          {
            heading: say('column.site'),
            cell: (row: LicenseServer): Cell => ({ text: row.site }),
            importance: 1,
            shortest: 10,
          },
        ]
      : []),
    { heading: say('column.activation'), cell: activation, importance: 1 },
    {
      heading: say('column.packs'),
      cell: (row) => numberCell(row.keyPackCount, context),
      importance: 1,
      ...numeric,
    },
    {
      heading: say('column.issued'),
      cell: (row) => numberCell(row.issuedLicenseCount, context),
      importance: 2,
      ...numeric,
    },
    { heading: say('column.read'), cell: read, importance: 0 },
    {
      heading: say('column.role'),
      cell: (row) => (row.role === null ? textCell(null) : { text: say(`role.${row.role}`) }),
      importance: 4,
    },
    { heading: say('column.system'), cell: (row) => textCell(row.osVersion), importance: 5 },
  ];
}

import type { KeyPack, KeyPackList, LicenseServerList } from '@calepin/server/schemas';
import type { Api, Query } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { shortVersionName, versionName } from '../../messages/version-name.ts';
import { countedCell, expiryCell, numberCell, textCell, totalCell } from '../../table/cells.ts';
import { printLines, printTable } from '../../table/print-table.ts';
import type { Cell, Column } from '../../table/table.ts';
import { ask, askedOf, moment, printFile, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { PacksOptions } from './options.ts';

/** Columns of a terminal below which short names leave room for the figures. */
const NARROW = 100;

export const runPacks: Run<PacksOptions> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const asked = askedOf(given);
    const servers = given.server === undefined ? [undefined] : await serversNamed(api, given.server, asked);
    if (context.format === 'csv' && servers.length === 1) {
      await printFile(api, '/exports/key-packs', { ...asked, licenseServer: servers[0] }, context);
      return EXIT.done;
    }
    const rows: KeyPack[] = [];
    for (const licenseServer of servers) {
      rows.push(...(await api.get<KeyPackList>('/key-packs', { ...asked, licenseServer })).rows);
    }
    if (context.format === 'json') await printJson({ rows }, context);
    else if (rows.length === 0)
      await printLines(context.say('packs.none', { asOf: moment(given.asOf) }), context);
    else await printTable({ columns: columnsOf(rows, context), rows }, context);
    return EXIT.done;
  });

/** Identifiers of the license servers of a name: in full, or without its domain. Several sites may have one each. */
async function serversNamed(api: Api, name: string, asked: Query): Promise<string[]> {
  const { rows } = await api.get<LicenseServerList>('/license-servers', asked);
  const wanted = name.toLocaleLowerCase();
  const exact = rows.filter((row) => row.id === name || row.host.toLocaleLowerCase() === wanted);
  const found =
    exact.length > 0 ? exact : rows.filter((row) => row.host.toLocaleLowerCase().split('.')[0] === wanted);
  if (found.length === 0) throw new Failure('unknown-server', { server: name });
  return found.map((row) => row.id);
}

function columnsOf(rows: readonly KeyPack[], context: Context): readonly Column<KeyPack>[] {
  const { say, output } = context;
  const nameOf = output.width < NARROW ? shortVersionName : versionName;
  const numeric = { align: 'right' } as const;
  const sites = new Set(rows.map((row) => row.siteId)).size;
  return [
    { heading: say('column.server'), cell: (row) => ({ text: row.host }), importance: 0, shortest: 10 },
    ...(sites > 1
      ? [
          {
            heading: say('column.site'),
            cell: (row: KeyPack): Cell => ({ text: row.site }),
            importance: 5,
            shortest: 10,
          },
        ]
      : []),
    {
      heading: say('column.number'),
      cell: (row) => ({ text: String(row.keyPackId) }),
      importance: 0,
      ...numeric,
    },
    {
      heading: say('column.type'),
      cell: (row) => ({ text: say(`cal-type.${row.calType}`) }),
      importance: 0,
      shortest: 16,
    },
    {
      heading: say('column.version'),
      cell: (row) => ({ text: nameOf(row.productVersion, say) }),
      importance: 0,
      shortest: 14,
    },
    { heading: say('column.installed'), cell: (row) => totalCell(row, context), importance: 0, ...numeric },
    {
      heading: say('column.issued'),
      cell: (row) => numberCell(row.issued, context),
      importance: 0,
      ...numeric,
    },
    {
      heading: say('column.available'),
      cell: (row) => (row.unlimited ? { text: '' } : numberCell(row.available, context)),
      importance: 2,
      ...numeric,
    },
    { heading: say('column.expires'), cell: (row) => lastDay(row, context), importance: 3 },
    { heading: say('column.kind'), cell: (row) => ({ text: say(`kind.${row.kind}`) }), importance: 4 },
    { heading: say('column.counted'), cell: (row) => countedCell(row.counted, context), importance: 1 },
    { heading: say('column.label'), cell: (row) => textCell(row.label), importance: 6, shortest: 14 },
  ];
}

/** A pack that is gone says since when, in the place of its expiry. */
function lastDay({ missingSince, expires, perpetual }: KeyPack, context: Context): Cell {
  const { say, figures } = context;
  if (missingSince !== null)
    return { text: say('packs.missing', { when: figures.date(Date.parse(missingSince)) }), tone: 'now' };
  return expiryCell({ expires: expires === null ? null : Date.parse(expires), perpetual }, context);
}
